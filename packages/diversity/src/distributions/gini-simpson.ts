// Gini–Simpson index: the probability that two units drawn from the sample are of different types; Simpson (1949).

/** 1 − Σ p², two draws with replacement (divisor n²): the plug-in, biased low by a factor (n − 1) / n; NaN when nothing was counted. */
export function giniSimpson(counts: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  let same = 0;
  for (let i = 0; i < counts.length; i++) same += (counts[i]! / n) * (counts[i]! / n);
  return n === 0 ? NaN : 1 - same;
}
