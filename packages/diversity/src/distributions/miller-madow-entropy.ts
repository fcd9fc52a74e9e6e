// Entropy with the first-order bias correction of Miller (1955).
import { shannonEntropy } from './shannon-entropy.ts';

/** Plug-in entropy plus (types − 1) / (2n), in nats; NaN when nothing was counted. */
export function millerMadowEntropy(counts: ArrayLike<number>): number {
  let n = 0;
  let types = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!;
    if (counts[i] !== 0) types++;
  }
  return shannonEntropy(counts) + (types - 1) / (2 * n);
}
