// Linear regression refitted on its own labels: Gerstgrasser et al. 2024 [R, also Kazdan et al.]; strong collapse: Dohmatob et al. 2024 [P].
// Assumptions: T rows of d independent N(0, 1) covariates, y = xw + σε, least squares without a penalty; t = 1 is the fit on real labels.
import { inverseSquares } from '../harmonic.ts';

export interface RegressionLoop {
  /** T, rows a generation; more than d + 1. */
  readonly rows: number;
  /** d. */
  readonly covariates: number;
  /** σ² of the labels. */
  readonly noise: number;
  readonly t: number;
}

/** E‖ŵ_t − w‖² = t σ²d/(T−d−1) where each fit replaces the labels, whether the covariates stay the same or are drawn anew. ∞ where T ≤ d + 1. */
export function regressionReplace({ t, ...loop }: RegressionLoop): number {
  return t * firstError(loop);
}

/** The same where labels accumulate over the same covariates: σ²d/(T−d−1) Σ 1/i² ≤ (π²/6) σ²d/(T−d−1), as ŵ_t = ŵ_(t−1) + X⁺σε/t. Covariates drawn anew give slightly less. */
export function regressionAccumulate({ t, ...loop }: RegressionLoop): number {
  return inverseSquares(t) * firstError(loop);
}

function firstError({ rows, covariates, noise }: Omit<RegressionLoop, 't'>): number {
  return rows > covariates + 1 ? (noise * covariates) / (rows - covariates - 1) : Infinity;
}

/** Where a share p₂ of labels comes from w + δ, the error floor p₂²‖δ‖² that no amount of data takes away; `shift` is ‖δ‖² [P; exact as n → ∞, D]. */
export const strongCollapseFloor = (syntheticShare: number, shift: number): number => syntheticShare * syntheticShare * shift;
