// What a detector of synthetic items says of those of a batch, with errors of both kinds.
import type { Rng } from '@collapse-lab/numeric';
import type { Batch } from './contracts.ts';

/** How often synthetic items are detected, and real ones taken for such. */
export interface DetectorRates {
  readonly truePositiveRate: number;
  readonly falsePositiveRate: number;
}

/** By item, whether it is taken for synthetic. One uniform an item, whatever becomes of it, so that coupled chains stay coupled. */
export function detect<D>({ bornIn }: Batch<D>, { truePositiveRate, falsePositiveRate }: DetectorRates, rng: Rng): boolean[] {
  return Array.from(bornIn, (born) => rng.uniform() < (born === 0 ? falsePositiveRate : truePositiveRate));
}
