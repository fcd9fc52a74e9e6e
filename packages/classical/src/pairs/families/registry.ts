// Laws of pairs that can be learned.
import type { Pairs } from '@collapse-lab/numeric';
import { Catalogue, type Model } from '@collapse-lab/runner';
import * as all from './all.ts';

export const families = new Catalogue<Model<Pairs>>('family', Object.values(all));
