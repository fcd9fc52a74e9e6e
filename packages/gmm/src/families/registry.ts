// Laws of points that can be learned.
import type { Points } from '@collapse-lab/numeric';
import { Catalogue, type Model } from '@collapse-lab/runner';
import * as all from './all.ts';

export const families = new Catalogue<Model<Points>>('family', Object.values(all));
