// Distance from the truth of a Gaussian under replacement: Shumailov et al. 2024, theorem 3.1 and the expansion after it [K].
import type { Divisor } from '../divisor.ts';
import { gaussianReplace } from './replace.ts';

/**
 * E W₂²(N(μ_t, σ²_t), N(0, 1)) = E μ_t² + E σ²_t − 2 E σ_t + 1, which is t/n + 2 − 2α^t for divisor n − 1; one dimension, t = 1 is the fit
 * on real data. Exact [D], but to be measured only while t ≤ n: later the mean is carried by chains too rare to be drawn.
 */
export function w2Expected({ n, t, divisor }: { readonly n: number; readonly t: number; readonly divisor: Divisor }): number {
  const { meanSquaredError, variance, stdDev } = gaussianReplace({ n, t, divisor });
  return meanSquaredError + variance - 2 * stdDev + 1;
}

/** To first order in 1/M, with sizes M_i that may change: E = (3/2) σ² Σ 1/M_i, Var = ½ σ⁴ (3 Σ M_i⁻² + Σ_{i≠j} 4/(M_i M_j)); unbiased fits. Finite for ever only if M_i grow faster than i [K]. */
export function universalRisk(sizes: readonly number[], variance = 1): { readonly mean: number; readonly variance: number } {
  const first = sizes.reduce((sum, size) => sum + 1 / size, 0);
  const second = sizes.reduce((sum, size) => sum + 1 / (size * size), 0);
  return { mean: 1.5 * variance * first, variance: 0.5 * variance * variance * (3 * second + 4 * (first * first - second)) };
}
