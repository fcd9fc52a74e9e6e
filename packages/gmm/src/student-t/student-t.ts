// Student's t with location and scale: its density and entropy. Infinite degrees of freedom are a Gaussian.
import { digammaHalfStep, logGammaHalfStep } from './half-steps.ts';

/** A law on the line. */
export interface StudentT {
  readonly location: number;
  /** Not the standard deviation, which is scale · √(df / (df − 2)) where df > 2. */
  readonly scale: number;
  /** Degrees of freedom, above 0; may be ∞. */
  readonly df: number;
}

/** Log-density at each value, in nats. */
export function studentTLogDensities({ location, scale, df }: StudentT, values: Float64Array): Float64Array {
  const peak = logPeak(df) - Math.log(scale);
  return values.map((x) => {
    const z = (x - location) / scale;
    return peak - (df === Infinity ? 0.5 * z * z : 0.5 * (df + 1) * Math.log1p((z * z) / df));
  });
}

/** Differential entropy in nats, in closed form. */
export function studentTEntropy({ scale, df }: StudentT): number {
  return Math.log(scale) - logPeak(df) + (df === Infinity ? 0.5 : 0.5 * (df + 1) * digammaHalfStep(df / 2));
}

/** The log-density of the standard law at 0. */
function logPeak(df: number): number {
  return df === Infinity ? -0.5 * Math.log(2 * Math.PI) : logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI);
}
