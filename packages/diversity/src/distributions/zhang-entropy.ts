// Zhang's entropy, the plug-in's bias expanded to n − 1 terms; Zhang (2012).
import digamma from '@stdlib/math-base-special-digamma';
import { groupCounts } from './grouped-counts.ts';

/** Σ p (ψ(n) − ψ(count)) in nats: what `chaoWangJostEntropy` is before the unseen are added; NaN when nothing was counted. */
export function zhangEntropy(counts: ArrayLike<number>): number {
  const { n, values, types } = groupCounts(counts);
  const top = digamma(n);
  let entropy = 0;
  for (let k = 0; k < values.length; k++) entropy += ((types[k]! * values[k]!) / n) * (top - digamma(values[k]!));
  return n === 0 ? NaN : entropy;
}
