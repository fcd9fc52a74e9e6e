// The mean of independent values with Student's interval.
import { studentTQuantile } from './distributions/student-t-quantile.ts';
import { mean } from './mean.ts';
import { sampleVariance } from './sample-variance.ts';

/** A mean and its limits; these are NaN below two values. */
export interface MeanInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Mean with the two-sided t interval of this nominal coverage, in (0, 1); exact for normal values. NaN without values. */
export function meanInterval(values: ArrayLike<number>, level: number): MeanInterval {
  const n = values.length;
  const estimate = mean(values);
  const half = studentTQuantile((1 + level) / 2, n - 1) * Math.sqrt(sampleVariance(values) / n);
  return { estimate, low: estimate - half, high: estimate + half };
}
