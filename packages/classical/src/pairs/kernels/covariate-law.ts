// Where the covariates of a regression come from: a fitted Gaussian, or the same rows in every generation.
import type { Pairs, Streams } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { CholeskyDecomposition, type Matrix } from 'ml-matrix';
import { crossProducts, weightedMeans } from './cross-products.ts';
import { logNormalDensity, normalEntropy } from './normal.ts';

/** A Gaussian N(mean, L Lᵀ) with L lower triangular, (d × d) row-major; or rows that are taken in turn, (m × d). */
export type CovariateLaw =
  | { readonly mean: Float64Array; readonly lower: Float64Array }
  | { readonly rows: Float64Array };

/** The Gaussian of some pairs' covariates, its covariance divided by Σ w or, unbiased, by Σ w − Σ w² / Σ w. */
export function fitCovariates(pairs: Pairs, weight: Float64Array | undefined, divisor: 'n' | 'n-1'): CovariateLaw | { readonly ended: Reason } {
  const { mass, squaredMass, covariates: mean } = weightedMeans(pairs, weight);
  const { gram } = crossProducts(pairs, weight, mean, 0);
  const covariance: Matrix = gram.div(divisor === 'n' ? mass : mass - squaredMass / mass);
  const factored = new CholeskyDecomposition(covariance);
  if (factored.isPositiveDefinite()) return { mean, lower: Float64Array.from(factored.lowerTriangularMatrix.to1DArray()) };
  return { ended: { code: 'covariates-collapsed', message: 'the covariance of the covariates has no spread left in some direction' } };
}

/** `count` rows of d covariates; those of a Gaussian with their spread multiplied by √`widen`. */
export function drawCovariates(law: CovariateLaw, d: number, count: number, widen: number, streams: Streams): Float64Array {
  const out = new Float64Array(count * d);
  if ('rows' in law) {
    for (let i = 0; i < out.length; i++) out[i] = law.rows[i % law.rows.length]!;
    return out;
  }
  const z = new Float64Array(count * d);
  streams.rng().fillNormals(z, 0, Math.sqrt(widen));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < d; j++) {
      let sum = law.mean[j]!;
      for (let k = 0; k <= j; k++) sum += law.lower[j * d + k]! * z[i * d + k]!;
      out[i * d + j] = sum;
    }
  }
  return out;
}

/** Working memory: many rows are asked one after the other. */
let whitened = new Float64Array(16);

/** The log-density of row i of the covariates; 0 of rows that are given and not drawn. */
export function logDensityOfRow(law: CovariateLaw, { covariates, dimensions: d }: Pairs, i: number): number {
  if ('rows' in law) return 0;
  // With u = L⁻¹ (x − mean), independent standard normals, each in units of its pivot.
  if (whitened.length < d) whitened = new Float64Array(d);
  const u = whitened;
  let sum = 0;
  for (let j = 0; j < d; j++) {
    let left = covariates[i * d + j]! - law.mean[j]!;
    for (let k = 0; k < j; k++) left -= law.lower[j * d + k]! * u[k]!;
    const pivot = law.lower[j * d + j]!;
    u[j] = left / pivot;
    sum += logNormalDensity(left, 0, pivot * pivot);
  }
  return sum;
}

/** Differential entropy in nats; 0 of rows that are given. */
export function covariateEntropy(law: CovariateLaw): number {
  if ('rows' in law) return 0;
  const d = law.mean.length;
  let sum = 0;
  for (let j = 0; j < d; j++) sum += normalEntropy(law.lower[j * d + j]! * law.lower[j * d + j]!);
  return sum;
}

/** √(mean variance of the d covariates); undefined of rows that are given. */
export function covariateStdDev(law: CovariateLaw): number | undefined {
  if ('rows' in law) return undefined;
  // The trace of L Lᵀ is the sum of squares of L.
  return Math.sqrt(law.lower.reduce((sum, x) => sum + x * x, 0) / law.mean.length);
}
