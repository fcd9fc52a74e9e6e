// One Gaussian on the line, in closed form: the moments of the items, and generations in one kernel call.
import { gaussianEntropy } from '@collapse-lab/diversity';
import { ArrayReader, chiSquare, packArrays, scalars, type Points, type Rng } from '@collapse-lab/numeric';
import { unusable, type Family, type FitOutcome, type LeapContext, type SampleContext } from '@collapse-lab/runner';
import { kernelsFor, kernelsForDraws } from '../kernels/engine/engine.ts';
import { HALF_LOG_TWO_PI } from '../kernels/mixture1d.ts';
import { moments, type Moments } from '../kernels/moments.ts';
import { ones, scratch } from '../kernels/scratch.ts';
import { lineValues, pointScores } from '../line.ts';
import { divideBy, widening, type Divisor } from './rule.ts';

/** What was learned; variance 0 puts everything on the mean. */
export interface Gaussian1d {
  readonly mean: number;
  readonly variance: number;
}

/** What of a family depends on the dimension of its points. */
export type Part<F> = Omit<Family<Points, F>, 'columns'>;

/** The family on the line. */
export function lineGaussian(divisor: Divisor, sampling: 'points' | 'statistics'): Part<Gaussian1d> {
  const fill = { points: fillPoints, statistics: fillByStatistics }[sampling];
  return {
    fit: ({ items, weight }) => fitGaussian(lineValues(items), weight, divisor),
    sample(fitted, count, context) {
      const values = new Float64Array(count);
      fill(values, fitted, context);
      return scalars(values);
    },
    redraw: (fitted, { values }, context) => { fill(values, fitted, context); },
    ...(sampling === 'points' && { leap: (items, _previous, times, context) => leapPoints(lineValues(items), divisor, times, context) }),
    ...(sampling === 'statistics' && {
      leap: (items, previous, times, context) => leapStatistics(lineValues(items), previous, divisor, times, context),
      refit: (fitted, count, context) => refitGaussian(fitted, count, divisor, context),
    }),
    score: (fitted, items) => pointScores(gaussianLogDensities(fitted, lineValues(items))),
    entropy: ({ variance }) => gaussianEntropy(variance),
    parameters: ({ mean, variance }) => ({ fittedMean: mean, fittedStdDev: Math.sqrt(variance) }),
    encode: ({ mean, variance }) => packArrays([Float64Array.of(mean, variance)]),
    decode(bytes) {
      const [mean = NaN, variance = NaN] = new ArrayReader(bytes).f64();
      return { mean, variance };
    },
  };
}

function fillPoints(values: Float64Array, fitted: Gaussian1d, context: SampleContext): void {
  noise(context).fillNormals(values, fitted.mean, Math.sqrt(drawnVariance(fitted, context)));
}

/** Points given their mean and scatter: of normals, what is left when both are taken away is independent of them. */
function fillByStatistics(values: Float64Array, fitted: Gaussian1d, context: SampleContext): void {
  const { mean, variance, chi } = drawStatistics(fitted, values.length, context);
  noise(context).fillNormals(values, 0, 1);
  const own = moments(values);
  const scale = own.scatter > 0 ? Math.sqrt((variance * chi) / own.scatter) : 0;
  for (let i = 0; i < values.length; i++) values[i] = mean + scale * (values[i]! - own.mean);
}

/** What a sample comes to. */
interface Statistics {
  readonly mean: number;
  /** The variance that was drawn from. */
  readonly variance: number;
  /** The sample's scatter in units of that variance. */
  readonly chi: number;
}

/** Mean and scatter of `count` points, which are independent: a normal, and chi-square with count − 1 degrees of freedom. */
function drawStatistics(fitted: Gaussian1d, count: number, context: SampleContext): Statistics {
  const variance = drawnVariance(fitted, context);
  const rng = context.streams.rng();
  const mean = fitted.mean + Math.sqrt(variance) * (Math.sqrt(1 / count) * rng.normal());
  return { mean, variance, chi: count > 1 ? chiSquare(count - 1, rng) : 0 };
}

function drawnVariance({ variance }: Gaussian1d, { decoding }: SampleContext): number {
  return variance * widening(decoding);
}

/** What `fit` and `fillPoints` come to, in one kernel; undefined where there is none, or the first fit is to fail. */
function leapPoints(values: Float64Array, divisor: Divisor, times: number, context: LeapContext): { times: number; fitted: Gaussian1d } | undefined {
  const n = values.length;
  const kernels = kernelsFor(n);
  if (!kernels.gaussianChain) return undefined;
  const { times: done, ...fitted } = kernels.gaussianChain(values, divisor === 'n' ? n : n - 1, widenings(times, 0, context), context.sample.fork('noise'));
  return done === 0 ? undefined : { times: done, fitted };
}

/** The same for what `refit` comes to: each fit is of what the generation before drew. */
function leapStatistics(values: Float64Array, previous: Gaussian1d, divisor: Divisor, times: number, context: LeapContext): { times: number; fitted: Gaussian1d } | undefined {
  const n = values.length;
  const kernels = kernelsForDraws();
  if (!kernels.gaussianStatistics || n < 3) return undefined;
  const { sample, decodingAt } = context;
  const { times: done, ...fitted } = kernels.gaussianStatistics(previous, n, divisor === 'n' ? n : n - 1, widenings(times, -1, context), sample.from(-1));
  if (done === 0) return undefined;
  fillByStatistics(values, fitted, { streams: sample.at(done - 1), decoding: decodingAt(done - 1) });
  return { times: done, fitted };
}

const factorScratch = scratch();

/** What `times` decodings from `first` on multiply the variance by; not to be kept. */
function widenings(times: number, first: number, { decoding, decodingAt }: LeapContext): Float64Array {
  const all = decoding && widening(decoding);
  if (all === 1) return ones(times);
  const factors = factorScratch(times);
  for (let i = 0; i < times; i++) factors[i] = all ?? widening(decodingAt(first + i));
  return factors;
}

function noise({ streams }: SampleContext): Rng {
  return streams.fork('noise').rng();
}

function fitGaussian(values: Float64Array, weight: Float64Array | undefined, divisor: Divisor): FitOutcome<Gaussian1d> {
  const reason = unusable(values, weight, divisor === 'n' ? 1 : 2);
  return reason ? { ended: reason } : learned(moments(values, weight), divisor);
}

/** What `fitGaussian` would learn of a sample that was never drawn; variances are multiplied as the kernel does it. */
function refitGaussian(fitted: Gaussian1d, count: number, divisor: Divisor, context: SampleContext): FitOutcome<Gaussian1d> {
  const by = divideBy({ mass: count, squaredMass: count }, divisor);
  if (typeof by !== 'number') return by;
  const { mean, chi } = drawStatistics(fitted, count, context);
  const variance = fitted.variance * (widening(context.decoding) * (chi / by));
  if (Number.isFinite(mean) && Number.isFinite(variance)) return { fitted: { mean, variance } };
  return { ended: { code: 'not-finite', message: `the mean of the sample is ${mean} and its variance ${variance}` } };
}

function learned(statistics: Moments, divisor: Divisor): FitOutcome<Gaussian1d> {
  const by = divideBy(statistics, divisor);
  return typeof by === 'number' ? { fitted: { mean: statistics.mean, variance: statistics.scatter / by } } : by;
}

/** The log-density at each value; of a Gaussian of variance 0, +∞ at its mean and −∞ elsewhere. */
export function gaussianLogDensities({ mean, variance }: Gaussian1d, values: Float64Array): Float64Array {
  if (variance === 0) return values.map((x) => (x === mean ? Infinity : -Infinity));
  const peak = -0.5 * Math.log(variance) - HALF_LOG_TWO_PI;
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - mean;
    out[i] = peak - (0.5 * d * d) / variance;
  }
  return out;
}
