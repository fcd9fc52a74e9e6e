// Worlds of text by id.
import type { Documents } from '@collapse-lab/numeric';
import { Catalogue, type WorldSource } from '@collapse-lab/runner';
import * as all from './all.ts';

export const worlds = new Catalogue<WorldSource<Documents>>('world', Object.values(all));
