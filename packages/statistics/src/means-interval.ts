// Studentised bootstrap (bootstrap-t) of two means; Hall (1988), Davison & Hinkley, Bootstrap Methods and their Application (1997), 5.2.1.
import type { BootstrapInterval, BootstrapOptions } from './bootstrap-arms.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { sampleVariance } from './sample-variance.ts';

export interface MeansIntervalOptions extends BootstrapOptions {
  /** mean(a) / mean(b), studentised on the logarithm; or mean(a) − mean(b). */
  readonly of: 'ratio' | 'difference';
}

/** Spread that is rounding's, in standard errors. */
const NEGLIGIBLE = 1e-9;

/**
 * Interval of the ratio or difference of two independent arms' means. With 8 to 20 values an arm and a level of 95 % it missed a
 * ratio of 1 in 6 to 9 % of 300 draws where BCa missed it in 8 to 10 % (normal, exponential, lognormal), and in 2 to 10 % against 17 %
 * where a tenth of the values lie far out. The ends are NaN below two values an arm, for values that are not finite, and for a ratio
 * whose means are not both positive; infinite (a ratio's: 0 or infinite) where too many resamples have a mean of 0. A resample without
 * spread counts in standard errors of the sample itself.
 */
export function meansInterval(a: ArrayLike<number>, b: ArrayLike<number>, { of, level, resamples, rng }: MeansIntervalOptions): BootstrapInterval {
  const studentised = of === 'ratio' ? ratio : difference;
  const [first, second] = [Float64Array.from(a), Float64Array.from(b)];
  const [centre, error] = studentised(first, second);
  const n = a.length + b.length;
  const back = (value: number): number => (of === 'ratio' ? Math.exp(value) : value);
  const estimate = of === 'ratio' ? mean(first) / mean(second) : centre;
  if (!Number.isFinite(centre) || a.length < 2 || b.length < 2) return { estimate, low: NaN, high: NaN, n, level };
  const deviations = new Float64Array(resamples);
  const [x, y] = [new Float64Array(a.length), new Float64Array(b.length)];
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < x.length; i++) x[i] = first[rng.below(x.length)]!;
    for (let i = 0; i < y.length; i++) y[i] = second[rng.below(y.length)]!;
    const [value, spread] = studentised(x, y);
    // Equal values, drawn from equal values, are no deviation; log 0 is an infinite one.
    deviations[r] = value === centre ? 0 : Number.isFinite(value) ? (value - centre) / (spread > NEGLIGIBLE * error ? spread : error) : value;
  }
  deviations.sort();
  const end = (p: number): number => back(error === 0 ? centre : centre - error * quantile(deviations, p));
  return { estimate, low: end((1 + level) / 2), high: end((1 - level) / 2), n, level };
}

type Studentised = readonly [value: number, standardError: number];

function difference(a: Float64Array, b: Float64Array): Studentised {
  return [mean(a) - mean(b), Math.sqrt(sampleVariance(a) / a.length + sampleVariance(b) / b.length)];
}

/** The logarithm of the ratio, with the standard error of the delta method. */
function ratio(a: Float64Array, b: Float64Array): Studentised {
  const [p, q] = [mean(a), mean(b)];
  return [Math.log(p / q), Math.sqrt(sampleVariance(a) / (a.length * p * p) + sampleVariance(b) / (b.length * q * q))];
}
