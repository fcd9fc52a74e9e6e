// Zipf's exponent from ranks by maximum likelihood.
import { goldenSection } from '../kernels/golden-section.ts';
import { rankFrequencies } from '../kernels/rank-frequencies.ts';

/**
 * The s ≥ 0 for which P(rank) ∝ rank^−s on 1 … types makes the sample most probable. Biased, since the same sample that is scored has
 * ordered the ranks; NaN below two types.
 */
export function zipfRankExponent(counts: ArrayLike<number>): number {
  const frequencies = rankFrequencies(counts);
  if (frequencies.length < 2) return NaN;
  let n = 0;
  let logRanks = 0;
  for (let i = 0; i < frequencies.length; i++) {
    n += frequencies[i]!;
    logRanks += frequencies[i]! * Math.log(i + 1);
  }
  const cost = (s: number): number => {
    let norm = 0;
    for (let i = 0; i < frequencies.length; i++) norm += Math.exp(-s * Math.log(i + 1));
    return (s * logRanks) / n + Math.log(norm);
  };
  let steepest = 4;
  while (cost(2 * steepest) < cost(steepest)) steepest *= 2;
  return goldenSection(cost, 0, 2 * steepest);
}
