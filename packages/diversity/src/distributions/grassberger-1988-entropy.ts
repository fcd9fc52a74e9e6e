// Entropy with Grassberger's first correction; Grassberger (1988), eq. 13.
import digamma from '@stdlib/math-base-special-digamma';
import { groupCounts } from './grouped-counts.ts';

/** Σ p (ln n − ψ(count) − (−1)^count / (count + 1)) in nats; NaN when nothing was counted. */
export function grassberger1988Entropy(counts: ArrayLike<number>): number {
  const { n, values, types } = groupCounts(counts);
  let entropy = 0;
  for (let k = 0; k < values.length; k++) {
    const count = values[k]!;
    const sign = count % 2 === 0 ? 1 : -1;
    entropy += ((types[k]! * count) / n) * (Math.log(n) - digamma(count) - sign / (count + 1));
  }
  return n === 0 ? NaN : entropy;
}
