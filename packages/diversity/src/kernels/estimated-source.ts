// A source that could have left a sample, seen types made rarer and unseen ones added; Chao et al. (2014), appendix S2.
import { chao1 } from '../distributions/chao-1.ts';
import { rareCounts } from '../distributions/rare-counts.ts';
import { sampleCoverage } from '../distributions/sample-coverage.ts';

/**
 * Probabilities, first of the counts given (0 for those not seen), then of ⌈`chao1` − types⌉ unseen types of equal share of what
 * coverage leaves.
 */
export function estimatedSource(counts: ArrayLike<number>): Float64Array {
  const { n, types } = rareCounts(counts);
  const missing = 1 - sampleCoverage(counts);
  const unseen = Math.ceil(chao1(counts, 'classic') - types);
  const missed = (share: number): number => share * Math.exp(n * Math.log1p(-share));
  let missedMass = 0;
  for (let i = 0; i < counts.length; i++) missedMass += missed(counts[i]! / n);
  // Where nothing is missing nothing is taken from the seen.
  const taken = missing === 0 || unseen === 0 ? 0 : missing / missedMass;
  const source = new Float64Array(counts.length + (taken === 0 ? 0 : unseen)).fill(missing / unseen);
  for (let i = 0; i < counts.length; i++) source[i] = counts[i]! / n - taken * missed(counts[i]! / n);
  return source;
}
