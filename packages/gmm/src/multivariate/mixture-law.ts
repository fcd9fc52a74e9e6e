// A mixture of K Gaussians in d dimensions: its parameters, and how many of them are free.
import type { Gaussian } from '@collapse-lab/diversity';

/**
 * What the components' covariances may be. full: any; diagonal: without correlations; spherical: one variance per component;
 * tied: one full covariance for all.
 */
export const covarianceKinds = ['full', 'diagonal', 'spherical', 'tied'] as const;
export type CovarianceKind = (typeof covarianceKinds)[number];

/** K components in d dimensions; matrices are row-major. */
export interface MixtureLaw {
  readonly dimensions: number;
  readonly covariance: CovarianceKind;
  /** K shares that sum to 1. */
  readonly weights: Float64Array;
  /** K × d. */
  readonly means: Float64Array;
  /** full: K × d × d; diagonal: K × d; spherical: K; tied: d × d. Variances, never standard deviations. */
  readonly covariances: Float64Array;
  /** K: the number of each component, from 0, ascending, where some in between are not taken; 0 to K − 1 where absent. */
  readonly numbers?: Uint32Array;
}

/** Entries of `covariances`. */
export function covarianceEntries(kind: CovarianceKind, k: number, d: number): number {
  return { full: k * d * d, diagonal: k * d, spherical: k, tied: d * d }[kind];
}

/** Free parameters: K − 1 weights, K · d means, and those of the covariances. */
export function freeParameters(kind: CovarianceKind, k: number, d: number): number {
  const ofOneMatrix = (d * (d + 1)) / 2;
  return k - 1 + k * d + { full: k * ofOneMatrix, diagonal: k * d, spherical: k, tied: ofOneMatrix }[kind];
}

/** The covariance of component j as a d × d matrix. */
export function covarianceOf({ covariance, covariances, dimensions: d }: MixtureLaw, j: number): Float64Array {
  if (covariance === 'tied') return covariances.slice();
  if (covariance === 'full') return covariances.slice(j * d * d, (j + 1) * d * d);
  const matrix = new Float64Array(d * d);
  for (let i = 0; i < d; i++) matrix[i * d + i] = covariance === 'diagonal' ? covariances[j * d + i]! : covariances[j]!;
  return matrix;
}

/** The law with covariances of a kind: where it allows for less, what an M-step would keep of them (diagonals, their means, the mean over components). */
export function ofKind(law: MixtureLaw, covariance: CovarianceKind): MixtureLaw {
  const { dimensions: d, weights } = law;
  if (covariance === law.covariance) return law;
  const matrices = Array.from(weights, (_, j) => covarianceOf(law, j));
  const variances = matrices.map((matrix) => Array.from({ length: d }, (_, axis) => matrix[axis * (d + 1)]!));
  const covariances = {
    full: () => matrices.flatMap((matrix) => [...matrix]),
    diagonal: () => variances.flat(),
    spherical: () => variances.map((each) => each.reduce((sum, variance) => sum + variance, 0) / d),
    tied: () => Array.from({ length: d * d }, (_, at) => matrices.reduce((sum, matrix, j) => sum + weights[j]! * matrix[at]!, 0)),
  }[covariance]();
  return { ...law, covariance, covariances: Float64Array.from(covariances) };
}

/** Component j as a Gaussian of its own. */
export function componentOf(law: MixtureLaw, j: number): Gaussian {
  const { means, dimensions: d } = law;
  return { mean: means.subarray(j * d, (j + 1) * d), covariance: covarianceOf(law, j) };
}

/** The same mixture with component `order[j]` as its j-th. */
export function withOrder(law: MixtureLaw, order: ArrayLike<number>): MixtureLaw {
  const { weights, means, covariances, covariance } = law;
  const k = weights.length;
  const pick = (from: Float64Array): Float64Array => {
    const size = from.length / k;
    const picked = new Float64Array(from.length);
    for (let j = 0; j < k; j++) picked.set(from.subarray(order[j]! * size, (order[j]! + 1) * size), j * size);
    return picked;
  };
  return { ...law, weights: pick(weights), means: pick(means), covariances: covariance === 'tied' ? covariances : pick(covariances) };
}
