// The M-step in d dimensions given responsibilities: where EM starts from items that were given to components.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { emptySums, type PointSums } from '../kernels/engine/point-kernels.ts';
import { hasMatrices, lawOfSums, type CovarianceRule } from './law-of-sums.ts';
import type { MixtureLaw } from './mixture-law.ts';

/** The mixture of greatest expected likelihood for responsibilities r (n × K, item weights multiplied in), as `lawOfSums` says. */
export function maximise(points: Points, r: Float64Array, k: number, rule: CovarianceRule): MixtureLaw | { readonly ended: Reason } {
  const d = points.dimensions;
  const sums = emptySums(k, d, hasMatrices(rule.covariance));
  const sumAbout = (centres: Float64Array, into: PointSums): void => { sumShares(points, r, centres, into, hasMatrices(rule.covariance)); };
  // About the first point to find the means, then about those.
  const centres = new Float64Array(k * d);
  for (let j = 0; j < k; j++) centres.set(points.values.subarray(0, d), j * d);
  sumAbout(centres, sums);
  const { masses, firsts } = sums;
  for (let at = 0; at < centres.length; at++) centres[at]! += firsts[at]! / Math.max(Number.MIN_VALUE, masses[Math.floor(at / d)]!);
  sumAbout(centres, sums);
  return lawOfSums(centres, rule, sums, sumAbout);
}

function sumShares({ values, dimensions: d }: Points, r: Float64Array, centres: Float64Array, { masses, firsts, seconds }: PointSums, isFull: boolean): void {
  const k = masses.length;
  for (const sums of [masses, firsts, seconds]) sums.fill(0);
  const away = new Float64Array(d);
  for (let i = 0; i < values.length / d; i++) {
    for (let j = 0; j < k; j++) {
      const share = r[i * k + j]!;
      if (share === 0) continue;
      masses[j]! += share;
      for (let axis = 0; axis < d; axis++) away[axis] = values[i * d + axis]! - centres[j * d + axis]!;
      for (let row = 0; row < d; row++) {
        const weighted = share * away[row]!;
        firsts[j * d + row]! += weighted;
        if (!isFull) seconds[j * d + row]! += weighted * away[row]!;
        else for (let column = 0; column <= row; column++) seconds[(j * d + row) * d + column]! += weighted * away[column]!;
      }
    }
  }
}
