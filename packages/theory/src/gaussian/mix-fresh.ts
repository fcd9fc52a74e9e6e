// A Gaussian trained on real items, new in every generation or always the same, and its own: Alemohammad et al. 2024 [R].
//
// Assumptions: truth N(0, 1) per dimension, pool n = n_r + n_s, shares r = n_r/n and q = n_s/n, samples drawn from N(μ, λσ²); the source
// divides by n − 1. t = 1 is the fit on the first real data alone. M = E (μ_t − μ)², S = E σ²_t are exact and linear in the last pair [D].
import { power } from '../compound.ts';
import { divided, type Divisor } from '../divisor.ts';
import type { GaussianMoments } from '../pooled.ts';

export interface GaussianMix {
  /** n_r: real items in every training batch from t = 2 on. */
  readonly real: number;
  /** n_s: synthetic items. */
  readonly synthetic: number;
  /** λ: samples are drawn from N(μ, λσ²). */
  readonly shrink: number;
  readonly divisor: Divisor;
  /** Generation; 0 is the truth, ∞ the fixed point. */
  readonly t: number;
}

/** Fresh real items in every generation; `initial` is how many the first fit had, of a law whose mean was `displaced` from the truth (0 when absent). The fixed point knows nothing of either. */
export function gaussianMixFresh({ real, synthetic, shrink, divisor, t, initial, displaced = 0 }: GaussianMix & { readonly initial: number; readonly displaced?: number }): GaussianMoments {
  const n = real + synthetic;
  const r = real / n;
  const q = synthetic / n;
  const by = divided(n, divisor);
  // E of the sum of squares about the pool's mean, less what that mean itself strays.
  const map = affine(
    [q * q, (q * shrink) / n, r / n],
    [(synthetic - n * q * q) / by, ((synthetic - q) * shrink) / by, (real - r) / by],
  );
  if (t === 0) return truth;
  const { variance, meanSquaredError } = firstFit(initial, divisor);
  return t === Infinity ? map.fixedPoint() : map.iterate({ variance, meanSquaredError: meanSquaredError + displaced * displaced }, t - 1);
}

/**
 * The same n_r real items in every generation (the augmentation loop). μ_t − m strays from their mean m by D with
 * E D² → q²λS/(n_s(1−q²)), and E (μ_t − μ)² = 1/n_r + E D²: bounded for a Gaussian. `initial` is how many real items the first fit had, the n_r that are
 * kept among them; n_r when absent. D then begins at the mean of all less that of the kept, which is correlated with m and forgotten as q^t.
 */
export function gaussianFixedReal({ real, synthetic, shrink, divisor, t, initial = real }: GaussianMix & { readonly initial?: number }): GaussianMoments {
  const n = real + synthetic;
  const q = synthetic / n;
  const by = divided(n, divisor);
  const between = (real * synthetic) / n;
  const map = affine(
    [q * q, (q * q * shrink) / synthetic, 0],
    [between / by, ((synthetic - 1 + between / synthetic) * shrink) / by, (real - 1) / by],
  );
  if (t === 0) return truth;
  const lost = 1 / real - 1 / initial;
  const start = { variance: firstFit(initial, divisor).variance, meanSquaredError: lost };
  const { variance, meanSquaredError } = t === Infinity ? map.fixedPoint() : map.iterate(start, t - 1);
  return { variance, meanSquaredError: 1 / real + meanSquaredError - (lost === 0 ? 0 : 2 * lost * power(q, t - 1)) };
}

const truth: GaussianMoments = { variance: 1, meanSquaredError: 0 };

const firstFit = (n: number, divisor: Divisor): GaussianMoments => ({ variance: (n - 1) / divided(n, divisor), meanSquaredError: 1 / n });

type Coefficients = readonly [ofM: number, ofS: number, constant: number];

/** (M, S) ← A (M, S) + b. */
function affine([a, b, c]: Coefficients, [d, e, f]: Coefficients) {
  return {
    iterate(start: GaussianMoments, times: number): GaussianMoments {
      let { variance: s, meanSquaredError: m } = start;
      for (let i = 0; i < times; i++) [m, s] = [a * m + b * s + c, d * m + e * s + f];
      return { variance: s, meanSquaredError: m };
    },
    fixedPoint(): GaussianMoments {
      const determinant = (1 - a) * (1 - e) - b * d;
      return { variance: ((1 - a) * f + d * c) / determinant, meanSquaredError: ((1 - e) * c + b * f) / determinant };
    },
  };
}

/**
 * Bertrand et al. 2024 [K]: a loop on real data and λ_syn times as many synthetic items is stable near the optimum where λ_syn(1 + Lε/α) < ½,
 * with L the smoothness, ε the model's error and α the strong convexity. Says whether that holds; where it does not, the theorem says nothing.
 */
export function bertrandStable({ synthetic, smoothness, error, convexity }: { readonly synthetic: number; readonly smoothness: number; readonly error: number; readonly convexity: number }): 'stable' | 'not said' {
  return synthetic * (1 + (smoothness * error) / convexity) < 0.5 ? 'stable' : 'not said';
}

/** By what a Gaussian's population error (n → ∞) is multiplied in every generation trained on real data and λ times as much of its own: λ/(1+λ), exact [D]. */
export const populationContraction = (synthetic: number): number => (synthetic === Infinity ? 1 : synthetic / (1 + synthetic));
