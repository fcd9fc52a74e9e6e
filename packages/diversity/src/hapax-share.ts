// Share of hapax legomena: how much of the vocabulary hangs on a single occurrence.

/** Types seen exactly once / types seen; NaN when nothing was counted. */
export function hapaxShare(counts: ArrayLike<number>): number {
  let types = 0;
  let hapaxes = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] !== 0) types++;
    if (counts[i] === 1) hapaxes++;
  }
  return hapaxes / types;
}
