// Mean and scatter of weighted points in d dimensions, in two passes about the first point: exact for equal points.
import type { Points } from '@collapse-lab/numeric';

/** First and second moments of weighted points; divide the scatter by a divisor of your choice. */
export interface MeanAndScatter {
  /** d entries. */
  readonly mean: Float64Array;
  /** d × d, row-major: Σ w (x − mean)(x − mean)ᵀ. */
  readonly scatter: Float64Array;
  /** Σ w; the number of points when they are not weighted. */
  readonly mass: number;
  /** Σ w²; the number of points when they are not weighted. */
  readonly squaredMass: number;
}

/** Moments of n ≥ 1 points; off the diagonal 0 where only the `axes` are asked for, in time that goes by d and not by d². */
export function meanAndScatter({ values, dimensions: d }: Points, weight?: Float64Array, of: 'all' | 'axes' = 'all'): MeanAndScatter {
  const n = values.length / d;
  const mean = new Float64Array(d);
  const scatter = new Float64Array(d * d);
  let [mass, squaredMass] = [0, 0];
  for (let i = 0; i < n; i++) {
    const w = weight ? weight[i]! : 1;
    mass += w;
    squaredMass += w * w;
    for (let axis = 0; axis < d; axis++) mean[axis]! += w * (values[i * d + axis]! - values[axis]!);
  }
  for (let axis = 0; axis < d; axis++) mean[axis] = values[axis]! + mean[axis]! / mass;
  const away = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const w = weight ? weight[i]! : 1;
    for (let axis = 0; axis < d; axis++) away[axis] = values[i * d + axis]! - mean[axis]!;
    for (let row = 0; row < d; row++) for (let column = of === 'all' ? 0 : row; column <= row; column++) scatter[row * d + column]! += w * away[row]! * away[column]!;
  }
  for (let row = 0; row < d; row++) for (let column = 0; column < row; column++) scatter[column * d + row] = scatter[row * d + column]!;
  return { mean, scatter, mass, squaredMass };
}
