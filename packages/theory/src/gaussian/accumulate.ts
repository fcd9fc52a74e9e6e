// A Gaussian fitted to everything that was ever drawn, or to a sample of it: Kazdan et al. 2024 [R], whose code divides by n.
//
// Assumptions: truth N(0, 1) (per dimension: d only multiplies), a pool of n real items to which every model adds n of its own; t = 1 is
// the fit on the n real items, and fit t reads, or draws n without replacement from, a pool of N = nt.
// For divisor n the pool's variance and the square of its mean keep their sum [D].
import { divided, type Divisor } from '../divisor.ts';
import { pooled, strayOfSample, type GaussianMoments } from '../pooled.ts';

interface Loop {
  readonly n: number;
  readonly t: number;
  readonly divisor: Divisor;
}

/**
 * Accumulation. For divisor n: E σ²_t = ∏ᵢ₌₁ᵗ (1 − 1/(n i²)), which falls to `gaussianAccumulateLimit`, and E (μ_t − μ)² = 1 − that [D].
 * For n − 1 the model's variance exceeds the pool's by N/(N−1), and its new items carry that into the pool.
 */
export function gaussianAccumulate({ n, t, divisor }: Loop): GaussianMoments {
  const excess = (i: number) => (n * i) / divided(n * i, divisor);
  return pooled(t, n, { model: (i, v) => v * excess(i), stray: () => 0 });
}

/** lim E σ²_t = sin(π/√n)/(π/√n) under accumulation with divisor n: it does not vanish [K for the limit, D for the product]. */
export function gaussianAccumulateLimit(n: number): number {
  const x = Math.PI / Math.sqrt(n);
  return Math.sin(x) / x;
}

/**
 * Accumulation, each fit on n of the pool's N = nt. A sample without replacement has mean the pool's ± √(v f), f = (N−n)/(n(N−1)), and
 * E σ²_t = v N(n−1)/((N−1)(n−δ)), which is v(1−f) for divisor n. n E (μ_t − μ)² → π²/2 − 2 as n, t → ∞ [D].
 */
export function gaussianSubsample({ n, t, divisor }: Loop): GaussianMoments {
  const by = divided(n, divisor);
  return pooled(t, n, {
    model: (i, v) => (i === 1 ? (v * n) / by : (v * n * i * (n - 1)) / ((n * i - 1) * by)),
    stray: (i, v) => strayOfSample(n, i, v),
  });
}
