// A Gaussian fitted to everything that was ever drawn, or to a sample of it: Kazdan et al. 2024 [R], whose code divides by n.
//
// Assumptions: truth N(0, 1) (per dimension: d only multiplies), a pool of n real items to which every model adds n of its own; t = 1 is
// the fit on the n real items, and fit t reads, or draws n without replacement from, a pool of N = nt.
// Write v for the mean variance of the pool (divided by N), m for the mean square of the pool's mean; v + m does not change for divisor n [D].
import { divided, type Divisor } from '../divisor.ts';

/** Of the fitted Gaussian: E σ²_t and E (μ_t − μ)², in units of the true variance. */
export interface GaussianMoments {
  readonly variance: number;
  readonly meanSquaredError: number;
}

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
  return pooled(t, n, { model: (i, v) => v * excess(i), stray: () => 0 }).model;
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
    stray: (i, v) => (v * (n * i - n)) / (n * (n * i - 1)),
  }).model;
}

interface Reading {
  /** E σ² of the model fitted at i, from the pool's variance v. */
  model(i: number, v: number): number;
  /** E (model's mean − pool's mean)². */
  stray(i: number, v: number): number;
}

function pooled(t: number, n: number, { model, stray }: Reading): { readonly model: GaussianMoments } {
  if (t === 0) return { model: { variance: 1, meanSquaredError: 0 } };
  let v = 1 - 1 / n;
  let m = 1 / n;
  for (let i = 1; i < t; i++) {
    const drawn = model(i, v);
    const off = stray(i, v);
    // n items drawn about the model's mean join n·i: the pool's mean moves by 1/(i+1) of the way to theirs.
    const move = (drawn / n + off) / ((i + 1) * (i + 1));
    v = (i * v + drawn + off) / (i + 1) - move;
    m += move;
  }
  return { model: { variance: model(t, v), meanSquaredError: m + stray(t, v) } };
}
