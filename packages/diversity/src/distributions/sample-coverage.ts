// Sample coverage: the share of the source's probability mass whose types were seen; Chao & Jost (2012), eq. 4a.
import { rareCounts } from './rare-counts.ts';

/**
 * Estimated coverage 1 − (f₁/n) · (n − 1)f₁ / ((n − 1)f₁ + 2f₂), with f₁, f₂ the types seen once and twice; where f₂ = 0,
 * (n − 1)(f₁ − 1) / ((n − 1)(f₁ − 1) + 2) takes the second factor's place, as in Chao et al. (2014). NaN below two units.
 *
 * A sample of singletons only has a coverage near 0 that says little more than "low".
 */
export function sampleCoverage(counts: ArrayLike<number>): number {
  const { n, once, twice } = rareCounts(counts);
  if (!(n >= 2)) return NaN;
  if (once === 0) return 1;
  const seen = twice > 0 ? (n - 1) * once : (n - 1) * (once - 1);
  return 1 - (once / n) * (seen / (seen + 2 * Math.max(twice, 1)));
}
