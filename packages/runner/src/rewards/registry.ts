// Rewards that need nothing but the contracts, and so serve every domain.
import type { Entry } from '../catalogue.ts';
import type { Reward } from '../contracts.ts';
import * as all from './all.ts';

/** The common rewards, typed for a domain's data; a domain puts them into its own catalogue beside its own. */
export function commonRewards<D>(): Entry<Reward<D>>[] {
  return Object.values(all).map((make) => make<D>());
}
