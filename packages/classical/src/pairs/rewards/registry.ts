// What pairs may be preferred by: the common rewards and this domain's own.
import type { Pairs } from '@collapse-lab/numeric';
import { Catalogue, commonRewards, type Reward } from '@collapse-lab/runner';
import * as all from './all.ts';

export const rewards = new Catalogue<Reward<Pairs>>('reward', [...commonRewards<Pairs>(), ...Object.values(all)]);
