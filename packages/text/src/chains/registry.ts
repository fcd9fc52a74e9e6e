// Chains of models that are never trained, by id.
import { Catalogue } from '@collapse-lab/runner';
import type { Chain } from '../chain.ts';
import * as all from './all.ts';

export const chains = new Catalogue<Chain>('chain', Object.values(all));
