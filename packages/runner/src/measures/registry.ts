// Measures that need nothing but the contracts, and so serve every domain.
import type { Entry } from '../catalogue.ts';
import type { Measure } from '../contracts.ts';
import * as all from './all.ts';

/** The common measures, typed for a domain's data; a domain puts them into its own catalogue beside its own. */
export function commonMeasures<D>(): Entry<Measure<D>>[] {
  return Object.values(all).map((make) => make<D>());
}
