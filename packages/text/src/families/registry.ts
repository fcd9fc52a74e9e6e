// Families of text by id.
import type { Documents } from '@collapse-lab/numeric';
import { Catalogue, type Model } from '@collapse-lab/runner';
import * as all from './all.ts';

export const families = new Catalogue<Model<Documents>>('family', Object.values(all));
