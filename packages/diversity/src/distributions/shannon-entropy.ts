// Shannon entropy of a sample, the maximum-likelihood ("plug-in") estimate; Shannon (1948).

/**
 * Plug-in entropy −Σ p ln p in nats with p = count / Σ counts; zeros are ignored; NaN when nothing was counted.
 *
 * Biased low by about (types − 1) / (2n): compare only at equal n, or use a corrected estimator.
 */
export function shannonEntropy(counts: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  let entropy = 0;
  for (let i = 0; i < counts.length; i++) {
    const p = counts[i]! / n;
    if (p !== 0) entropy -= p * Math.log(p);
  }
  return n === 0 ? NaN : entropy;
}
