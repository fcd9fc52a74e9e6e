// Coverage-adjusted Horvitz–Thompson entropy; Chao & Shen (2003).
import { rareCounts } from './rare-counts.ts';
import { zhangHuangCoverage } from './zhang-huang-coverage.ts';

/**
 * −Σ Cp ln(Cp) / (1 − (1 − Cp)ⁿ) in nats; NaN below two units. The coverage C is Turing's, 1 − (types seen once) / n, as published
 * and in the R package entropy, or Zhang and Huang's, as in entropart.
 *
 * A sample of singletons only, whose coverage would be 0, is given C = 1 / n, as in the R package entropy.
 */
export function chaoShenEntropy(counts: ArrayLike<number>, coverageBy: 'turing' | 'zhang-huang' = 'turing'): number {
  const { n, once } = rareCounts(counts);
  if (!(n >= 2)) return NaN;
  const coverage = coverageBy === 'turing' || once === n ? 1 - Math.min(once, n - 1) / n : zhangHuangCoverage(counts);
  let entropy = 0;
  for (let i = 0; i < counts.length; i++) {
    const p = (coverage * counts[i]!) / n;
    if (p !== 0) entropy += (p * Math.log(p)) / Math.expm1(n * Math.log1p(-p));
  }
  return entropy;
}
