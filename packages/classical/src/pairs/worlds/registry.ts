// Sources of real pairs.
import type { Pairs } from '@collapse-lab/numeric';
import { Catalogue, type WorldSource } from '@collapse-lab/runner';
import * as all from './all.ts';

export const worlds = new Catalogue<WorldSource<Pairs>>('world', Object.values(all));
