// The M-step in d dimensions given sums, as scikit-learn's: 10 · eps in every component's mass, weights renormalised, a floor on every variance.
import type { Reason } from '@collapse-lab/runner';
import { CANCELLATION, MASS_GUARD } from '../kernels/em1d-maximise.ts';
import type { PointSums } from '../kernels/engine/point-kernels.ts';
import { covarianceEntries, type CovarianceKind, type MixtureLaw } from './mixture-law.ts';

/** How covariances are estimated. */
export interface CovarianceRule {
  readonly covariance: CovarianceKind;
  /** Added to every variance. */
  readonly varianceFloor: number;
}

/** Whether sums for such covariances hold matrices. */
export function hasMatrices(kind: CovarianceKind): boolean {
  return kind === 'full' || kind === 'tied';
}

/**
 * The mixture of greatest expected likelihood given sums about `centres` (K × d). Covariances are about the new means and divide by
 * the component's mass; tied ones by the sum of all masses. Where a variance would cancel, `sumAbout` is called once more, to sum about
 * the new means.
 */
export function lawOfSums(
  centres: Float64Array,
  rule: CovarianceRule,
  sums: PointSums,
  sumAbout: (centres: Float64Array, sums: PointSums) => void,
): MixtureLaw | { readonly ended: Reason } {
  const k = sums.masses.length;
  const d = centres.length / k;
  const masses = sums.masses.map((mass) => mass + MASS_GUARD);
  const empty = masses.findIndex((mass) => !(mass >= 2 * MASS_GUARD));
  if (empty >= 0) return { ended: { code: 'component-empty', message: `component ${empty + 1} holds no items` } };
  const isFull = hasMatrices(rule.covariance);
  let means = meansOf(centres, masses, sums);
  if (moveTo(means, centres, sums, isFull)) {
    const near = means;
    sumAbout(near, sums);
    means = meansOf(near, masses, sums);
    moveTo(means, near, sums, isFull);
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return { dimensions: d, covariance: rule.covariance, weights: masses.map((mass) => mass / total), means, covariances: covariancesOf(sums.seconds, masses, total, d, rule) };
}

/** Σ r x by the guarded mass, written about the centres. */
function meansOf(centres: Float64Array, masses: Float64Array, { firsts }: PointSums): Float64Array {
  const d = centres.length / masses.length;
  return centres.map((centre, at) => centre + (firsts[at]! - MASS_GUARD * centre) / masses[Math.floor(at / d)]!);
}

/** Turns second moments about `centres` to those about `means`; returns whether one is a small difference of large sums. */
function moveTo(means: Float64Array, centres: Float64Array, { masses, firsts, seconds }: PointSums, isFull: boolean): boolean {
  const d = centres.length / masses.length;
  let cancelled = false;
  for (let j = 0; j < masses.length; j++) {
    for (let row = 0; row < d; row++) {
      for (let column = isFull ? 0 : row; column <= row; column++) {
        const at = isFull ? (j * d + row) * d + column : j * d + row;
        const [a, b] = [j * d + row, j * d + column];
        const [shiftA, shiftB] = [means[a]! - centres[a]!, means[b]! - centres[b]!];
        const before = seconds[at]!;
        seconds[at] = before - shiftA * firsts[b]! - shiftB * firsts[a]! + shiftA * shiftB * masses[j]!;
        cancelled ||= a === b && seconds[at]! < CANCELLATION * before;
      }
    }
  }
  return cancelled;
}

/** With the floor, and as a law holds them; `seconds` are lower triangles or diagonals. */
function covariancesOf(seconds: Float64Array, masses: Float64Array, total: number, d: number, { covariance, varianceFloor }: CovarianceRule): Float64Array {
  const k = masses.length;
  const covariances = new Float64Array(covarianceEntries(covariance, k, d));
  if (covariance === 'diagonal') return covariances.map((_, at) => seconds[at]! / masses[Math.floor(at / d)]! + varianceFloor);
  if (covariance === 'spherical') return covariances.map((_, j) => seconds.subarray(j * d, (j + 1) * d).reduce((sum, second) => sum + second / masses[j]!, 0) / d + varianceFloor);
  for (let j = 0; j < k; j++) {
    const [into, mass] = covariance === 'tied' ? [0, total] : [j * d * d, masses[j]!];
    for (let row = 0; row < d; row++) {
      for (let column = 0; column <= row; column++) covariances[into + row * d + column]! += seconds[(j * d + row) * d + column]! / mass;
    }
  }
  for (let into = 0; into < covariances.length; into += d * d) {
    for (let row = 0; row < d; row++) {
      covariances[into + row * (d + 1)]! += varianceFloor;
      for (let column = 0; column < row; column++) covariances[into + column * d + row] = covariances[into + row * d + column]!;
    }
  }
  return covariances;
}
