// Sliced Wasserstein distance: points seen from many directions, each a problem on the line; Rabin et al. (2012), Bonneel et al. (2015).
import { pointCount, type Points, type Rng } from '@collapse-lab/numeric';
import { wasserstein1d } from './wasserstein-1d.ts';

export interface SlicedOptions {
  /** Order ≥ 1 of the distance. */
  readonly order: number;
  /** Random directions; the mean of their powers has a relative error of about 1 / √directions. */
  readonly directions: number;
}

/**
 * (mean over uniform directions of the projections' Wasserstein distance^order)^(1 / order), in units of the points; NaN where a
 * sample is empty.
 */
export function slicedWasserstein(a: Points, b: Points, { order, directions }: SlicedOptions, rng: Rng): number {
  const d = a.dimensions;
  let sum = 0;
  for (let k = 0; k < directions; k++) {
    const normals = Float64Array.from({ length: d }, () => rng.normal());
    const length = Math.sqrt(normals.reduce((squares, x) => squares + x * x, 0));
    const direction = normals.map((x) => x / length);
    const along = wasserstein1d(projected(a, direction), projected(b, direction), order);
    sum += along === 0 ? 0 : Math.exp(order * Math.log(along));
  }
  return Math.exp(Math.log(sum / directions) / order);
}

function projected(points: Points, direction: Float64Array): Float64Array {
  const d = points.dimensions;
  return Float64Array.from({ length: pointCount(points) }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < d; c++) sum += points.values[i * d + c]! * direction[c]!;
    return sum;
  });
}
