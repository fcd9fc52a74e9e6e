// Curation by a reward: one of K samples is kept with probability by softmax of the rewards. Ferbach et al. 2024 [K; checked numerically D].
// Every step is renormalised: without that the mass error of K = 2 doubles each time and is over the range of numbers before t = 100.
import { power } from '../compound.ts';

/** A law on a few values, with the reward of each. */
export interface Curated {
  readonly law: readonly number[];
  readonly reward: readonly number[];
}

/** K → ∞, n → ∞: p ← λp₀ + (1−λ) p e^r/Z, `t` times from p₀; λ is `real`, and at 0 the result is ∝ p₀e^(tr): the law that RLHF with β = 1/t aims at, in the limit p₀ on the best reward alone. */
export function ferbachTilt({ law, reward }: Curated, { t, real }: { readonly t: number; readonly real: number }): number[] {
  const best = Math.max(...reward);
  const tilt = reward.map((r) => Math.exp(r - best));
  let p = normalised(law);
  for (let i = 0; i < t; i++) {
    const tilted = normalised(p.map((q, j) => q * tilt[j]!));
    p = tilted.map((q, j) => real * law[j]! + (1 - real) * q);
  }
  return p;
}

/**
 * Finite K, n → ∞: p ← p H^K with H^K(x) = E[K e^r(x) / (e^r(x) + Σ_{i<K} e^r(xᵢ))], by the integral K e^r ∫₀^∞ e^(−ue^r) φ(u)^(K−1) du with φ(u) =
 * Σ p e^(−ue^r), by the trapezoidal rule in ln u.
 */
export function ferbachChosen({ law, reward }: Curated, candidates: number): number[] {
  const best = Math.max(...reward);
  const weight = reward.map((r) => Math.exp(r - best));
  const least = Math.min(...weight);
  const step = 1 / 16;
  const from = -40;
  const points = Math.ceil((8 - Math.log(least) - from) / step);
  const chosen = law.map(() => 0);
  for (let i = 0; i < points; i++) {
    const u = Math.exp(from + i * step);
    const phi = law.reduce((sum, p, j) => sum + p * Math.exp(-u * weight[j]!), 0);
    const common = candidates * u * step * power(phi, candidates - 1);
    for (let j = 0; j < law.length; j++) chosen[j]! += law[j]! * weight[j]! * common * Math.exp(-u * weight[j]!);
  }
  return normalised(chosen);
}

/** Gaussian p₀ = N(0, 1) and reward −ax²/2, K → ∞: the variance after t steps is 1/(1 + at), exact. */
export const ferbachGaussianVariance = (curvature: number, t: number): number => 1 / (1 + curvature * t);

/** By how much E e^r grows at least in one step with K candidates: ((K−1)/K) Var(e^r)/e^r*, r* the largest reward. */
export function ferbachLeastGain({ law, reward }: Curated, candidates: number): number {
  const gain = reward.map(Math.exp);
  const mean = law.reduce((sum, p, i) => sum + p * gain[i]!, 0);
  const variance = law.reduce((sum, p, i) => sum + p * (gain[i]! - mean) * (gain[i]! - mean), 0);
  return ((candidates - 1) / candidates) * (variance / Math.max(...gain));
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}
