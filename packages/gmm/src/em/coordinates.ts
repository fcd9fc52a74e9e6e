// A mixture as unconstrained numbers: logarithms of weights, means in widths of their components, Cholesky factors with the logarithm of their diagonal.
import { cholesky } from '../multivariate/cholesky.ts';
import { covarianceOf, type MixtureLaw } from '../multivariate/mixture-law.ts';
import type { Coordinates } from './squarem.ts';

/** Of K components in d dimensions K + K d + as many as there are covariance entries; those above a factor's diagonal are 0. */
export const mixtureCoordinates: Coordinates<MixtureLaw> = {
  of(law, unit) {
    const spreads = spreadsOf(law);
    if (!spreads) return undefined;
    const widths = widthsOf(unit);
    const means = law.means.map((mean, at) => mean / widths[Math.floor(at / law.dimensions)]!);
    return Float64Array.of(...law.weights.map(Math.log), ...means, ...spreads);
  },
  at(coordinates, unit) {
    const { dimensions: d, weights, means } = unit;
    const k = weights.length;
    const widths = widthsOf(unit);
    const shares = softmax(coordinates.subarray(0, k));
    const centres = coordinates.slice(k, k + k * d).map((mean, at) => mean * widths[Math.floor(at / d)]!);
    return { ...unit, weights: shares, means: centres, covariances: covariancesAt(coordinates.subarray(k + means.length), unit) };
  },
};

/** Root mean variance of each component; 1 where that is 0. */
function widthsOf(law: MixtureLaw): Float64Array {
  const { dimensions: d, weights } = law;
  return weights.map((_, j) => {
    const matrix = covarianceOf(law, j);
    let sum = 0;
    for (let axis = 0; axis < d; axis++) sum += matrix[axis * (d + 1)]!;
    return Math.sqrt(sum / d) || 1;
  });
}

/** Half the logarithms of variances, or factors with logarithms on the diagonal; undefined where a matrix has no factor. */
function spreadsOf({ dimensions: d, covariance, covariances }: MixtureLaw): Float64Array | undefined {
  if (covariance === 'diagonal' || covariance === 'spherical') return covariances.map((variance) => 0.5 * Math.log(variance));
  const factors = new Float64Array(covariances.length);
  for (let at = 0; at < covariances.length; at += d * d) {
    const factor = factors.subarray(at, at + d * d);
    if (cholesky(covariances.subarray(at, at + d * d), d, factor)) return undefined;
    for (let axis = 0; axis < d; axis++) factor[axis * (d + 1)] = Math.log(factor[axis * (d + 1)]!);
  }
  return factors;
}

function covariancesAt(spreads: Float64Array, { dimensions: d, covariance }: MixtureLaw): Float64Array {
  if (covariance === 'diagonal' || covariance === 'spherical') return spreads.map((spread) => Math.exp(2 * spread));
  const covariances = new Float64Array(spreads.length);
  const factor = new Float64Array(d * d);
  for (let start = 0; start < spreads.length; start += d * d) {
    factor.set(spreads.subarray(start, start + d * d));
    for (let axis = 0; axis < d; axis++) factor[axis * (d + 1)] = Math.exp(factor[axis * (d + 1)]!);
    for (let row = 0; row < d; row++) {
      for (let column = 0; column <= row; column++) {
        let sum = 0;
        for (let m = 0; m <= column; m++) sum += factor[row * d + m]! * factor[column * d + m]!;
        covariances[start + row * d + column] = sum;
        covariances[start + column * d + row] = sum;
      }
    }
  }
  return covariances;
}

function softmax(logs: Float64Array): Float64Array {
  const top = logs.reduce((most, each) => Math.max(most, each), -Infinity);
  const shares = logs.map((each) => Math.exp(each - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
