// Sources of real counts.
import type { Counts } from '@collapse-lab/numeric';
import { Catalogue, type WorldSource } from '@collapse-lab/runner';
import * as all from './all.ts';

export const worlds = new Catalogue<WorldSource<Counts>>('world', Object.values(all));
