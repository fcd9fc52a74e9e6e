// How to weigh real against synthetic data, by what is known of where an item came from.
import { compound } from '../compound.ts';

/**
 * n real items, fresh in every generation and weighing w in all, and kn of the last model's: He, Xu and Cheng 2025 [P]. `weightedVariance` is
 * least at w* = (√(1+4k) − 1)/(2k), where it is w* itself [D]; the golden ratio's inverse at k = 1. `pooled` is what it is for items that all
 * weigh the same, w = 1/(1+k).
 */
export function weightOptimal(k: number): { readonly weight: number; readonly variance: number; readonly pooled: number } {
  if (k === 0) return { weight: 1, variance: 1, pooled: 1 };
  const weight = 2 / (Math.sqrt(1 + 4 * k) + 1);
  return { weight, variance: weightedVariance(k, weight), pooled: weightedVariance(k, 1 / (1 + k)) };
}

/**
 * n V of θ̂ ← w · (mean of n real) + (1−w) · (mean of kn drawn around θ̂), stationary. Items of variance 1: V = w²/n + (1−w)²(V + 1/(kn)), so
 * n V = (w² + (1−w)²/k)/(1 − (1−w)²). With an n, of a Gaussian whose variance is refitted by maximum likelihood, exactly: its second moment stays that of
 * the truth, so drawn items have the variance 1 − V, and (1−w)² is multiplied by 1 − 1/(kn) in the denominator [D].
 */
export function weightedVariance(k: number, weight: number, n = Infinity): number {
  const rest = (1 - weight) * (1 - weight);
  return (weight * weight + rest / k) / (1 - rest * (1 - 1 / (k * n)));
}

/** One round of Kanabar and Gastpar's loop: n items of which a share α is real. */
export interface Round {
  readonly n: number;
  readonly realShare: number;
  /** By how much more it tells where a watermark is read, see `watermarkGain`; 1 when absent. */
  readonly gain?: number;
}

/**
 * Kanabar and Gastpar 2025 [R]: how many real items all rounds are worth to who does not know which are real, Σ nᵢαᵢ² (times their gain), and to who does
 * (`oracle`), Σ nᵢαᵢ. The minimax loss E‖p̂ − p‖² is of the order of 1/Σ; the corrected linear estimator has (1 − Σp²)/Σ nᵢαᵢ² to first order [D].
 */
export function kanabarEffectiveN(rounds: readonly Round[]): { readonly effective: number; readonly oracle: number } {
  let effective = 0;
  let oracle = 0;
  for (const { n, realShare, gain = 1 } of rounds) {
    effective += n * realShare * realShare * gain;
    oracle += n * realShare;
  }
  return { effective, oracle };
}

/**
 * By what a watermark's detector multiplies a round's nα² [R, via the authors' follow-up]: 1 + χ²(Q₁‖Q̄), Q̄ = αQ₁ + (1−α)Q₀, where Q₁ and Q₀ are the
 * laws of its answers on real and on synthetic items. Between 1, when it knows nothing, and 1/α, when it knows all.
 */
export function watermarkGain({ real, synthetic, realShare }: { readonly real: readonly number[]; readonly synthetic: readonly number[]; readonly realShare: number }): number {
  return real.reduce((sum, q, i) => (q === 0 ? sum : sum + (q * q) / (realShare * q + (1 - realShare) * synthetic[i]!)), 0);
}

/** The same for a detector that is wrong with probability ε either way (a binary symmetric channel). */
export function bscWatermarkGain(realShare: number, error: number): number {
  return watermarkGain({ real: [1 - error, error], synthetic: [error, 1 - error], realShare });
}

/** The real share that is left after dropping what a detector flags as synthetic, with true and false positive rates: α(1−fpr)/(α(1−fpr) + (1−α)(1−tpr)), by Bayes [D]. */
export function detectorRealShare({ realShare, tpr, fpr }: { readonly realShare: number; readonly tpr: number; readonly fpr: number }): number {
  const real = realShare * (1 - fpr);
  return real / (real + (1 - realShare) * (1 - tpr));
}

/** What one real item moved by δ moves the fitted mean by, i generations later, at a constant real share α and common random numbers: (δ/n)(1−α)^i. Fu et al. 2025 define it [P]; exact for a Gaussian [D]. i = 0 is the fit that saw the item. */
export function fuStability({ n, realShare, shift, i }: { readonly n: number; readonly realShare: number; readonly shift: number; readonly i: number }): number {
  return (shift / n) * compound(-realShare, i);
}

/** Wang, Niu and Li 2025 [header of their code R]: with a real share α in every round of accumulation, the error falls as M^(−min(p, α)), p the estimator's own exponent (½ for an empirical distribution), with a logarithm where the two are equal. */
export function crtExponent(realShare: number, p = 0.5): { readonly exponent: number; readonly logarithmic: boolean } {
  return { exponent: Math.min(p, realShare), logarithmic: p === realShare };
}
