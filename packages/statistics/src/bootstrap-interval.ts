// Bias-corrected and accelerated bootstrap intervals (BCa); Efron & Tibshirani, An Introduction to the Bootstrap (1993), section 14.3.
import { bootstrapArms, type BootstrapInterval, type BootstrapOptions } from './bootstrap-arms.ts';

/** A function of a sample; the array it gets is reused and may be reordered, but not kept. */
export type Statistic = (sample: Float64Array) => number;

/**
 * BCa interval of a statistic of independent values (one per chain, not one per token). Resamples that equal the estimate up
 * to rounding count half in the bias correction, the acceleration is the jackknife's (0 where leaving any one value out gives the same),
 * and the ends are type-7 quantiles.
 *
 * The ends are NaN below two values, where the statistic is NaN on a resample or not finite on a jackknife sample, or where all (with
 * a strong acceleration: nearly all) resamples lie on one side of the estimate. Throws RangeError on a level outside (0, 1) or a number
 * of resamples that is no positive integer.
 */
export function bootstrapInterval(values: ArrayLike<number>, statistic: Statistic, options: BootstrapOptions): BootstrapInterval {
  return bootstrapArms([values], ([sample]) => statistic(sample!), options);
}
