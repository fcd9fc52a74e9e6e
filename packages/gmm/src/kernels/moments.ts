// Mean and scatter of points on the line from sums about the first point, in a second pass where those would cancel (Chan, Golub & LeVeque
// 1983): exact for equal points.
import { load } from './engine/engine.ts';
import { moments as plainMomentsOf } from './engine/plain/moments.ts';

/** From here on WebAssembly is worth a copy of the items. */
const WORTH_A_COPY = 256;

/** First and second moments of weighted points. */
export interface Moments {
  readonly mean: number;
  /** Σ w (x − mean)²; divide by a divisor of your choice. */
  readonly scatter: number;
  /** Σ w; the number of points when they are not weighted. */
  readonly mass: number;
  /** Σ w²; the number of points when they are not weighted. */
  readonly squaredMass: number;
}

/** Moments of `values`; NaN mean for no points, NaN or ±∞ where a value is. */
export function moments(values: Float64Array, weight?: Float64Array): Moments {
  return weight ? weightedMoments(values, weight) : plainMoments(values);
}

function plainMoments(values: Float64Array): Moments {
  const { mean, scatter } = values.length < WORTH_A_COPY ? plainMomentsOf(values) : load(values, undefined, 1).kernels.moments();
  return { mean, scatter, mass: values.length, squaredMass: values.length };
}

/** Moments of weighted points; NaN mean where no point weighs anything. */
export function weightedMoments(values: Float64Array, weight: Float64Array): Moments {
  const n = values.length;
  const origin = values[0] ?? NaN;
  let mass = 0;
  let squaredMass = 0;
  let first = 0;
  for (let i = 0; i < n; i++) {
    const w = weight[i]!;
    mass += w;
    squaredMass += w * w;
    first += w * (values[i]! - origin);
  }
  const mean = origin + first / mass;
  let second = 0;
  let residue = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    residue += weight[i]! * d;
    second += weight[i]! * d * d;
  }
  return { mean, scatter: second - (residue * residue) / mass, mass, squaredMass };
}
