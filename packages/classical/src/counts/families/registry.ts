// Laws of counts that can be learned.
import type { Counts } from '@collapse-lab/numeric';
import { Catalogue, type Model } from '@collapse-lab/runner';
import * as all from './all.ts';

export const families = new Catalogue<Model<Counts>>('family', Object.values(all));
