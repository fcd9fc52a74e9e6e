// One Gaussian refitted on nothing but its own last sample.
//
// Assumptions: n items a generation, truth N(0, 1), t = 1 is the fit on real data, t = 0 the truth. By Basu's theorem scatter and mean
// of a Gaussian sample are independent, so exactly
//   σ²_t = λ^(t−1) ∏ᵢ χ²ᵢ(n−1)/(n−δ),   μ_t − μ_(t−1) ~ N(0, λσ²_(t−1)/n),   δ = 0 for divisor n, 1 for n − 1,
// with λ = 1 unless samples are drawn shrunk. Sources: the loop of Shumailov et al. 2024 [R], whose notebooks divide by n; λ is the
// sampling bias of Alemohammad et al. 2024 [R], who divide by n − 1; the law itself is derived [D].
import digamma from '@stdlib/math-base-special-digamma';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import trigamma from '@stdlib/math-base-special-trigamma';
import { probabilityAtMost, type Limit, type Vacuous } from '../bound.ts';
import { geometricSum, power } from '../compound.ts';
import { divided, type Divisor } from '../divisor.ts';
import { logGammaHalfStep } from '../log-gamma-half-step.ts';

export interface GaussianReplace {
  /** Items a generation. */
  readonly n: number;
  /** Generation; 1 is the fit on real data. */
  readonly t: number;
  readonly divisor: Divisor;
  /** λ: samples are drawn from N(μ, λΣ); 1 when absent. */
  readonly shrink?: number;
}

/** Of the fitted Gaussian at generation t, in units of the true standard deviation. */
export interface GaussianReplaceLaw {
  /** E σ²_t = λ^(t−1) ((n−1)/(n−δ))^t; in d dimensions E tr Σ_t / tr Σ. */
  readonly variance: number;
  /** E (μ_t − μ)² = (1/n) Σ_{i<t} (λ(n−1)/(n−δ))^i, which is 1 − (1−1/n)^t for divisor n and t/n for n − 1. */
  readonly meanSquaredError: number;
  /** E σ_t = λ^((t−1)/2) α^t with α = √(2/(n−δ)) Γ(n/2)/Γ((n−1)/2). */
  readonly stdDev: number;
  /** ln σ²_t: mean (t−1) ln λ + t[ψ((n−1)/2) + ln 2 − ln(n−δ)] and variance t ψ₁((n−1)/2). To be compared with once t > n, where means of σ² are carried by chains too rare to be drawn. */
  readonly logVariance: { readonly mean: number; readonly variance: number };
}

/** Moments of a Gaussian under replacement, exact for every n ≥ 2. */
export function gaussianReplace({ n, t, divisor, shrink = 1 }: GaussianReplace): GaussianReplaceLaw {
  const by = divided(n, divisor);
  const kept = (n - 1) / by;
  const shrunk = Math.max(0, t - 1);
  const half = (n - 1) / 2;
  const logAlpha = Math.log(2 / by) / 2 + logGammaHalfStep(half);
  return {
    variance: power(shrink, shrunk) * power(kept, t),
    meanSquaredError: geometricSum(shrink * kept, t) / n,
    stdDev: power(shrink, shrunk / 2) * Math.exp(t * logAlpha),
    logVariance: { mean: (shrunk === 0 ? 0 : shrunk * Math.log(shrink)) + t * (digamma(half) + Math.LN2 - Math.log(by)), variance: t * trigamma(half) },
  };
}

/**
 * ln det Σ_t of d-dimensional points: mean t Σⱼ[ψ((n−j)/2) + ln 2 − ln(n−δ)] and variance t Σⱼ ψ₁((n−j)/2), j = 1 … d, relative to the
 * truth. Source [D]: the determinant of a Wishart matrix is a product of independent χ². Mean −∞ where n ≤ d: the first fit is singular.
 */
export function gaussianLogDet({ n, t, divisor, dimensions }: Omit<GaussianReplace, 'shrink'> & { readonly dimensions: number }): { readonly mean: number; readonly variance: number } {
  if (n <= dimensions) return { mean: -Infinity, variance: NaN };
  let mean = 0;
  let variance = 0;
  for (let j = 1; j <= dimensions; j++) {
    mean += digamma((n - j) / 2) + Math.LN2 - Math.log(divided(n, divisor));
    variance += trigamma((n - j) / 2);
  }
  return { mean: t * mean, variance: t * variance };
}

/** P(σ_t > ε) by the normal law of ln σ²_t, an approximation that is good from t of a few tens on (Suresh et al. 2024's set-up [R]; law [D]). */
export function gaussianSurvival({ threshold, ...loop }: GaussianReplace & { readonly threshold: number }): number {
  const { mean, variance } = gaussianReplace(loop).logVariance;
  return normalCdf(mean - 2 * Math.log(threshold), 0, Math.sqrt(variance));
}

/** Suresh et al. 2024, theorem 3 [R]: P(σ_k > ε) ≤ (σ₀/ε) e^(−k/(4n−1)) with divisor n − 1; k = t where the first sample is drawn from the truth. */
export function sureshGaussianBound({ n, t, threshold }: { readonly n: number; readonly t: number; readonly threshold: number }): Limit | Vacuous {
  return probabilityAtMost(Math.exp(-t / (4 * n - 1)) / threshold, '(σ₀/ε) e^(−k/(4n−1))');
}

/** The same for a mixture of two at ±μ with one σ, theorem 4 [R]: (σ₀/ε) e^(−k/4n); true and very loose. */
export function sureshMixtureBound({ n, t, threshold }: { readonly n: number; readonly t: number; readonly threshold: number }): Limit | Vacuous {
  return probabilityAtMost(Math.exp(-t / (4 * n)) / threshold, '(σ₀/ε) e^(−k/4n)');
}
