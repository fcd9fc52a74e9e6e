// The M-step in d dimensions, as scikit-learn's: 10 · eps in every component's mass, weights renormalised, a floor on every variance.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { covarianceEntries, type CovarianceKind, type MixtureLaw } from './mixture-law.ts';

/** Guards the division by a component's mass; a component lighter than its guard is empty. */
const MASS_GUARD = 10 * Number.EPSILON;

/** How covariances are estimated. */
export interface CovarianceRule {
  readonly covariance: CovarianceKind;
  /** Added to every variance. */
  readonly varianceFloor: number;
}

/**
 * The mixture of greatest expected likelihood for responsibilities r (n × K, item weights multiplied in). Covariances are about
 * the new means and divide by the component's mass; tied ones by the sum of all masses.
 */
export function maximise(points: Points, r: Float64Array, k: number, rule: CovarianceRule): MixtureLaw | { readonly ended: Reason } {
  const d = points.dimensions;
  const masses = new Float64Array(k);
  const means = new Float64Array(k * d);
  sumMeans(points, r, masses, means);
  const empty = masses.findIndex((mass) => !(mass >= 2 * MASS_GUARD));
  if (empty >= 0) return { ended: { code: 'component-empty', message: `component ${empty + 1} holds no items` } };

  const covariances = new Float64Array(covarianceEntries(rule.covariance, k, d));
  const add = { full: addFull, tied: addTied, diagonal: addDiagonal, spherical: addSpherical }[rule.covariance];
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  for (let j = 0; j < k; j++) add(points, r, k, j, means, rule.covariance === 'tied' ? total : masses[j]!, covariances);
  addFloor(rule, d, covariances);
  return { dimensions: d, covariance: rule.covariance, weights: masses.map((mass) => mass / total), means, covariances };
}

/** Σ r with its guard into `masses`, Σ r x / mass into `means`. */
function sumMeans({ values, dimensions: d }: Points, r: Float64Array, masses: Float64Array, means: Float64Array): void {
  const k = masses.length;
  const n = values.length / d;
  masses.fill(MASS_GUARD);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const share = r[i * k + j]!;
      masses[j]! += share;
      for (let axis = 0; axis < d; axis++) means[j * d + axis]! += share * values[i * d + axis]!;
    }
  }
  for (let at = 0; at < means.length; at++) means[at]! /= masses[Math.floor(at / d)]!;
}

type Add = (points: Points, r: Float64Array, k: number, j: number, means: Float64Array, mass: number, into: Float64Array) => void;

const addFull: Add = (points, r, k, j, means, mass, into) => {
  const d = points.dimensions;
  addOuterProducts(points, r, k, j, means, mass, into.subarray(j * d * d, (j + 1) * d * d));
};

const addTied: Add = addOuterProducts;

/** Adds Σ r (x − μ)(x − μ)ᵀ / mass to a d × d matrix, and mirrors it. */
function addOuterProducts({ values, dimensions: d }: Points, r: Float64Array, k: number, j: number, means: Float64Array, mass: number, into: Float64Array): void {
  const away = new Float64Array(d);
  const sums = new Float64Array(d * d);
  for (let i = 0; i < values.length / d; i++) {
    const share = r[i * k + j]!;
    for (let axis = 0; axis < d; axis++) away[axis] = values[i * d + axis]! - means[j * d + axis]!;
    for (let row = 0; row < d; row++) {
      const weighted = share * away[row]!;
      for (let column = 0; column <= row; column++) sums[row * d + column]! += weighted * away[column]!;
    }
  }
  for (let row = 0; row < d; row++) {
    for (let column = 0; column <= row; column++) {
      into[row * d + column]! += sums[row * d + column]! / mass;
      into[column * d + row] = into[row * d + column]!;
    }
  }
}

const addDiagonal: Add = (points, r, k, j, means, mass, into) => {
  const d = points.dimensions;
  variancesOf(points, r, k, j, means, mass).forEach((variance, axis) => (into[j * d + axis] = variance));
};

const addSpherical: Add = (points, r, k, j, means, mass, into) => {
  into[j] = variancesOf(points, r, k, j, means, mass).reduce((sum, variance) => sum + variance, 0) / points.dimensions;
};

/** Σ r (x − μ)² / mass by axis. */
function variancesOf({ values, dimensions: d }: Points, r: Float64Array, k: number, j: number, means: Float64Array, mass: number): Float64Array {
  const variances = new Float64Array(d);
  for (let i = 0; i < values.length / d; i++) {
    const share = r[i * k + j]!;
    for (let axis = 0; axis < d; axis++) {
      const away = values[i * d + axis]! - means[j * d + axis]!;
      variances[axis]! += share * away * away;
    }
  }
  return variances.map((sum) => sum / mass);
}

function addFloor({ covariance, varianceFloor }: CovarianceRule, d: number, covariances: Float64Array): void {
  const isMatrix = covariance === 'full' || covariance === 'tied';
  for (let at = 0; at < covariances.length; at++) {
    const inMatrix = at % (d * d);
    if (!isMatrix || inMatrix % (d + 1) === 0) covariances[at]! += varianceFloor;
  }
}
