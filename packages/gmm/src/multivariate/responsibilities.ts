// The E-step in d dimensions: log-densities of every component at every point, and what each component is responsible for.
import type { Points } from '@collapse-lab/numeric';
import type { MixtureLaw } from './mixture-law.ts';
import type { Whitening } from './whitening.ts';

/** Writes ln w_j + ln N(x_i; μ_j, Σ_j) into `into` (n × K). */
export function weightedLogDensities({ values }: Points, { dimensions: d, weights, means }: MixtureLaw, whitening: Whitening, into: Float64Array): void {
  const k = weights.length;
  const n = values.length / d;
  const distance = whitening.isMatrix ? squaredByMatrix : squaredByAxis;
  for (let j = 0; j < k; j++) {
    const peak = whitening.peaks[j]!;
    const mean = means.subarray(j * d, (j + 1) * d);
    const size = whitening.isMatrix ? d * d : d;
    const scale = whitening.scale.subarray(j * size, (j + 1) * size);
    for (let i = 0; i < n; i++) into[i * k + j] = peak - 0.5 * distance(values, i * d, mean, scale, d);
  }
}

/** ‖L⁻¹ (x − μ)‖² of the point at index `at` of `values`; L⁻¹ is row-major. */
export function squaredByMatrix(values: Float64Array, at: number, mean: Float64Array, inverse: Float64Array, d: number): number {
  let squared = 0;
  for (let row = 0; row < d; row++) {
    let z = 0;
    for (let column = 0; column <= row; column++) z += inverse[row * d + column]! * (values[at + column]! - mean[column]!);
    squared += z * z;
  }
  return squared;
}

function squaredByAxis(values: Float64Array, at: number, mean: Float64Array, inverse: Float64Array, d: number): number {
  let squared = 0;
  for (let axis = 0; axis < d; axis++) {
    const z = inverse[axis]! * (values[at + axis]! - mean[axis]!);
    squared += z * z;
  }
  return squared;
}

/** Turns log-densities (n × K) into responsibilities in place, and writes the log-density of the mixture at each point into `density` (n). */
export function normalise(logs: Float64Array, k: number, density: Float64Array): void {
  for (let i = 0; i < density.length; i++) {
    let top = -Infinity;
    for (let j = 0; j < k; j++) top = Math.max(top, logs[i * k + j]!);
    let sum = 0;
    for (let j = 0; j < k; j++) {
      // A point that every component calls impossible belongs to none of them.
      const share = top === -Infinity ? 0 : Math.exp(logs[i * k + j]! - top);
      logs[i * k + j] = share;
      sum += share;
    }
    density[i] = top === -Infinity ? top : top + Math.log(sum);
    if (sum > 0) for (let j = 0; j < k; j++) logs[i * k + j]! /= sum;
  }
}
