// Sources of real points.
import type { Points } from '@collapse-lab/numeric';
import { Catalogue, type WorldSource } from '@collapse-lab/runner';
import * as all from './all.ts';

export const worlds = new Catalogue<WorldSource<Points>>('world', Object.values(all));
