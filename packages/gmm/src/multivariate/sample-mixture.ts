// Draws from a mixture of Gaussians in d dimensions, each with the component it came from.
import type { Points, Streams } from '@collapse-lab/numeric';
import { sampleMixture1d } from '../kernels/sample-mixture1d.ts';
import { cholesky } from './cholesky.ts';
import { asLine } from './line-law.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';

/**
 * `count` independent points. Each takes one uniform from the stream `component` below `streams` and d normals from `noise`, so that
 * a longer sample begins with the shorter one; on the line they are those of `sampleMixture1d`, but with `origin`, which receives each
 * point's component. Throws RangeError where a covariance is not positive semi-definite.
 */
export function sampleMixture(law: MixtureLaw, count: number, streams: Streams, origin?: Uint32Array): Points {
  const line = asLine(law);
  if (line && !origin) return { values: sampleMixture1d(line, count, streams), dimensions: 1 };
  const { dimensions: d, weights, means } = law;
  const k = weights.length;
  const factors = factorsOf(law);
  const values = new Float64Array(count * d);
  streams.fork('noise').rng().fillNormals(values, 0, 1);
  const component = streams.fork('component').rng();
  const z = new Float64Array(d);
  for (let i = 0; i < count; i++) {
    const j = pick(weights, component.uniform(), k);
    if (origin) origin[i] = j;
    z.set(values.subarray(i * d, (i + 1) * d));
    for (let row = 0; row < d; row++) {
      let x = means[j * d + row]!;
      for (let column = 0; column <= row; column++) x += factors[(j * d + row) * d + column]! * z[column]!;
      values[i * d + row] = x;
    }
  }
  return { values, dimensions: d };
}

/** The component whose share holds the uniform u; the last one takes what rounding leaves of the others. */
function pick(weights: Float64Array, u: number, k: number): number {
  let j = 0;
  for (let sum = weights[0]!; j < k - 1 && u >= sum; sum += weights[j]!) j++;
  return j;
}

/** K lower factors; a variance of 0, of which there is no Cholesky factor, draws the mean itself. */
function factorsOf(law: MixtureLaw): Float64Array {
  const { dimensions: d, weights, covariance } = law;
  const factors = new Float64Array(weights.length * d * d);
  for (let j = 0; j < weights.length; j++) {
    const matrix = covarianceOf(law, j);
    const factor = factors.subarray(j * d * d, (j + 1) * d * d);
    if (matrix.every((entry) => entry === 0)) continue;
    if (covariance === 'diagonal' || covariance === 'spherical') {
      for (let axis = 0; axis < d; axis++) factor[axis * (d + 1)] = Math.sqrt(matrix[axis * (d + 1)]!);
      continue;
    }
    const failed = cholesky(matrix, d, factor);
    // A law that has grown beyond doubles draws what is not a number, by which the next fit ends.
    if (failed && !Number.isFinite(failed.value)) factor.fill(NaN);
    else if (failed) throw new RangeError(`the covariance of component ${j + 1} must be positive definite, but pivot ${failed.pivot + 1} is ${failed.value}`);
  }
  return factors;
}
