// What theory says of a mixture of two on the line before it collapses: the spread of its parameters, and what a single Gaussian makes of it.

/** w₀, μ₀, μ₁, σ₀, σ₁ of two Gaussians on the line; w₁ = 1 − w₀. */
export interface MixtureOfTwo {
  readonly weight: number;
  readonly means: readonly [number, number];
  readonly stdDevs: readonly [number, number];
}

const PARAMETERS = 5;

/**
 * Diagonal of the inverse Fisher information of (w₀, μ₀, μ₁, σ₀, σ₁), per item. While a chain under replacement is near the truth its
 * parameters spread as Cov(θ_t) ≈ (t/n) I⁻¹ [D]: a regular maximum-likelihood fit, so EM must have converged. By quadrature.
 */
export function mixtureInverseInformation(mixture: MixtureOfTwo): number[] {
  const information = Array.from({ length: PARAMETERS }, () => new Float64Array(PARAMETERS));
  overLine(mixture, (x, dx) => {
    const { density, parts, z } = densityAt(mixture, x);
    const [a, b] = parts;
    const [w, v] = [mixture.weight, 1 - mixture.weight];
    const [s, r] = mixture.stdDevs;
    const score = [a - b, (w * a * z[0]) / s, (v * b * z[1]) / r, (w * a * (z[0] * z[0] - 1)) / s, (v * b * (z[1] * z[1] - 1)) / r];
    if (density === 0) return;
    for (let i = 0; i < PARAMETERS; i++) for (let j = 0; j < PARAMETERS; j++) information[i]![j]! += ((score[i]! * score[j]!) / density) * dx;
  });
  return inverseDiagonal(information);
}

/** What n → ∞ makes of a mixture when one Gaussian is fitted to it: mean, standard deviation and KL(p‖q₁) in nats, by quadrature. The error enters at t = 1 and stays: q_t = q₁ for every t [D]. */
export function functionalApproximation(mixture: MixtureOfTwo): { readonly mean: number; readonly stdDev: number; readonly divergence: number } {
  const [w, v] = [mixture.weight, 1 - mixture.weight];
  const [m0, m1] = mixture.means;
  const [s0, s1] = mixture.stdDevs;
  const mean = w * m0 + v * m1;
  const variance = w * s0 * s0 + v * s1 * s1 + w * v * (m0 - m1) * (m0 - m1);
  let negativeEntropy = 0;
  overLine(mixture, (x, dx) => {
    const { density } = densityAt(mixture, x);
    if (density > 0) negativeEntropy += density * Math.log(density) * dx;
  });
  return { mean, stdDev: Math.sqrt(variance), divergence: negativeEntropy + Math.log(2 * Math.PI * variance) / 2 + 0.5 };
}

function densityAt({ weight, means, stdDevs }: MixtureOfTwo, x: number) {
  const z = [(x - means[0]) / stdDevs[0], (x - means[1]) / stdDevs[1]] as const;
  const parts = [normalDensity(z[0]) / stdDevs[0], normalDensity(z[1]) / stdDevs[1]] as const;
  return { density: weight * parts[0] + (1 - weight) * parts[1], parts, z };
}

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The trapezoidal rule, which for smooth functions that vanish at both ends is exact to rounding. */
function overLine({ means, stdDevs }: MixtureOfTwo, each: (x: number, dx: number) => void): void {
  const reach = 12 * Math.max(...stdDevs);
  const from = Math.min(...means) - reach;
  const dx = Math.min(...stdDevs) / 64;
  for (let x = from; x < Math.max(...means) + reach; x += dx) each(x, dx);
}

/** Diagonal of the inverse of a positive definite matrix, by Gauss–Jordan without pivoting. */
function inverseDiagonal(matrix: readonly Float64Array[]): number[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from({ length: 2 * n }, (_, j) => (j < n ? row[j]! : Number(j - n === i))));
  for (let i = 0; i < n; i++) {
    const pivot = rows[i]![i]!;
    for (let j = 0; j < 2 * n; j++) rows[i]![j]! /= pivot;
    for (let k = 0; k < n; k++) {
      const factor = rows[k]![i]!;
      if (k !== i) for (let j = 0; j < 2 * n; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  return rows.map((row, i) => row[n + i]!);
}
