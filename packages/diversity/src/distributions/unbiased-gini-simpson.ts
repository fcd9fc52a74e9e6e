// The unbiased estimate of the Gini–Simpson index of the source; Simpson (1949).

/** 1 − Σ c(c − 1) / (n(n − 1)), two draws without replacement: its mean over samples is the source's 1 − Σ p²; NaN below two units. */
export function unbiasedGiniSimpson(counts: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  let same = 0;
  for (let i = 0; i < counts.length; i++) same += (counts[i]! / n) * ((counts[i]! - 1) / (n - 1));
  return n >= 2 ? 1 - same : NaN;
}
