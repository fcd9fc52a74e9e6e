// The three paths of a variance, exactly at any n, for laws whose variance is a quadratic function of their mean (Morris, Annals of Statistics 10, 1982).
import { compound } from '../compound.ts';
import { pooled, strayOfSample } from '../pooled.ts';

/** A mean refitted on n items. */
export interface RefittedMean {
  readonly n: number;
  /** Generation; 1 is the fit on real data. */
  readonly t: number;
  /**
   * c of E V(μ̂) = V(μ) + c · E (μ̂ − μ)² for a μ̂ that is right on average: −1 for Bernoulli, 0 for Poisson, 1 for exponential laws; −1 also for a Gaussian
   * whose variance is refitted by maximum likelihood, as second moments stay what they were.
   */
  readonly curvature: number;
  readonly policy: 'replace' | 'accumulate' | 'accumulate-subsample';
}

/**
 * n E (μ_t − μ)²/V(μ): ((1 + c/n)^t − 1) n/c when data are replaced, (∏ᵢ (1 + c/(n i²)) − 1) n/c when they accumulate, and an exact recursion for n of what has
 * accumulated, drawn without replacement [D]. As n grows these are `discardPath`, `piSquaredPath` and `subsamplePath`.
 */
export function quadraticVariancePath({ n, t, curvature: c, policy }: RefittedMean): number {
  if (policy === 'replace') return c === 0 ? t : ((compound(c / n, t) - 1) * n) / c;
  const stray = policy === 'accumulate' ? () => 0 : (i: number, v: number) => strayOfSample(n, i, v);
  return n * pooled(t, n, { model: (i, v, m) => 1 + c * (m + stray(i, v)), stray }).meanSquaredError;
}
