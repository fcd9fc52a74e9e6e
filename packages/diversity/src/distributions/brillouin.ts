// Brillouin's index: the entropy of a collection that is fully known; Brillouin (1956).
import gammaln from '@stdlib/math-base-special-gammaln';
import { groupCounts } from './grouped-counts.ts';

/** (ln n! − Σ ln count!) / n in nats, below the plug-in entropy; NaN when nothing was counted. */
export function brillouin(counts: ArrayLike<number>): number {
  const { n, values, types } = groupCounts(counts);
  let log = gammaln(n + 1);
  for (let k = 0; k < values.length; k++) log -= types[k]! * gammaln(values[k]! + 1);
  return log / n;
}
