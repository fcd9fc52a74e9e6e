// One Gaussian on the line, fitted in closed form. Its divisor is the drift under study: n shrinks every generation, n − 1 does not.
import { gaussianEntropy } from '@collapse-lab/diversity';
import { ArrayReader, chiSquare, packArrays, scalars, type Points, type Rng } from '@collapse-lab/numeric';
import { defineFamily, type Column, type Decoding, type Family, type FitOutcome, type LeapContext, type SampleContext, unusable } from '@collapse-lab/runner';
import { z } from 'zod';
import { kernelsFor, kernelsForDraws } from '../kernels/engine/engine.ts';
import { moments, type Moments } from '../kernels/moments.ts';
import { HALF_LOG_TWO_PI } from '../kernels/mixture1d.ts';
import { lineValues, pointScores } from '../line.ts';

/** What was learned; variance 0 puts everything on the mean. */
export interface Gaussian1d {
  readonly mean: number;
  readonly variance: number;
}

const parameters = z.strictObject({
  divisor: z.enum(['n', 'n-1']).describe('What the sum of squares is divided by: n is maximum likelihood, n-1 is unbiased.'),
  sampling: z
    .enum(['points', 'statistics'])
    .default('points')
    .describe(
      'What is drawn first: points, or their mean and scatter and then points that have them. The law is the same, exactly, and the draws are others; with statistics, generations that are not recorded, under the policy replace, draw no points.',
    ),
});

/** Family `gaussian`: mean and variance of the training items. */
export const gaussian = defineFamily({
  id: 'gaussian',
  summary: 'A Gaussian on the line with the mean and variance of the training items.',
  parameters,
  create: (chosen) => gaussianFamily(chosen),
});

function gaussianFamily({ divisor, sampling }: z.output<typeof parameters>): Family<Points, Gaussian1d> {
  const columns: readonly Column[] = [
    { name: 'fittedMean', summary: 'Mean of the fitted Gaussian.' },
    { name: 'fittedStdDev', summary: `Standard deviation of the fitted Gaussian; its variance divides by ${divisor}.` },
  ];
  const fill = { points: fillPoints, statistics: fillByStatistics }[sampling];
  return {
    columns,
    freeParameters: 2,
    weighted: true,
    decodes: ['temperature', 'shrink'],
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
      refit: (fitted, count, context) => refitGaussian(drawStatistics(fitted, count, context), divisor),
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
  const { mean, scatter } = drawStatistics(fitted, values.length, context);
  noise(context).fillNormals(values, 0, 1);
  const own = moments(values);
  const scale = own.scatter > 0 ? Math.sqrt(scatter / own.scatter) : 0;
  for (let i = 0; i < values.length; i++) values[i] = mean + scale * (values[i]! - own.mean);
}

/** Mean and scatter of `count` points, which are independent: a normal, and chi-square with count − 1 degrees of freedom. */
function drawStatistics(fitted: Gaussian1d, count: number, context: SampleContext): Moments {
  const variance = drawnVariance(fitted, context);
  const rng = context.streams.fork('statistics').rng();
  const mean = fitted.mean + Math.sqrt(variance / count) * rng.normal();
  return { mean, scatter: count > 1 ? variance * chiSquare(count - 1, rng) : 0, mass: count, squaredMass: count };
}

function drawnVariance({ variance }: Gaussian1d, { decoding }: SampleContext): number {
  return variance * widening(decoding);
}

/** What a decoding multiplies the variance by: p^(1/T) of a Gaussian is a Gaussian with T times the variance. */
function widening({ temperature = 1, shrink = 1 }: Decoding): number {
  return temperature * shrink;
}

/** What `fit` and `fillPoints` come to, in one kernel; undefined where there is none, or the first fit is to fail. */
function leapPoints(values: Float64Array, divisor: 'n' | 'n-1', times: number, { sample, decodingAt }: LeapContext): { times: number; fitted: Gaussian1d } | undefined {
  const n = values.length;
  const kernels = kernelsFor(n);
  if (!kernels.gaussianChain) return undefined;
  const { times: done, ...fitted } = kernels.gaussianChain(values, divisor === 'n' ? n : n - 1, widenings(times, 0, decodingAt), sample.fork('noise'));
  return done === 0 ? undefined : { times: done, fitted };
}

/** The same for what `refit` comes to: each fit is of what the generation before drew. */
function leapStatistics(values: Float64Array, previous: Gaussian1d, divisor: 'n' | 'n-1', times: number, { sample, decodingAt }: LeapContext): { times: number; fitted: Gaussian1d } | undefined {
  const n = values.length;
  const kernels = kernelsForDraws();
  if (!kernels.gaussianStatistics || n < 3) return undefined;
  const { times: done, ...fitted } = kernels.gaussianStatistics(previous, n, divisor === 'n' ? n : n - 1, widenings(times, -1, decodingAt), sample.fork('statistics').from(-1));
  if (done === 0) return undefined;
  fillByStatistics(values, fitted, { streams: sample.at(done - 1), decoding: decodingAt(done - 1) });
  return { times: done, fitted };
}

/** What `times` decodings from `first` on multiply the variance by. */
function widenings(times: number, first: number, decodingAt: (time: number) => Decoding): Float64Array {
  const factors = new Float64Array(times);
  let decoding = decodingAt(first);
  let factor = widening(decoding);
  for (let i = 0; i < times; i++) {
    const next = decodingAt(first + i);
    // Most studies have one decoding for all.
    if (next !== decoding) [decoding, factor] = [next, widening(next)];
    factors[i] = factor;
  }
  return factors;
}

function noise({ streams }: SampleContext): Rng {
  return streams.fork('noise').rng();
}

function fitGaussian(values: Float64Array, weight: Float64Array | undefined, divisor: 'n' | 'n-1'): FitOutcome<Gaussian1d> {
  const reason = unusable(values, weight, divisor === 'n' ? 1 : 2);
  return reason ? { ended: reason } : learned(moments(values, weight), divisor);
}

function refitGaussian(statistics: Moments, divisor: 'n' | 'n-1'): FitOutcome<Gaussian1d> {
  const { mean, scatter } = statistics;
  if (Number.isFinite(mean) && Number.isFinite(scatter)) return learned(statistics, divisor);
  return { ended: { code: 'not-finite', message: `the mean of the sample is ${mean} and its scatter ${scatter}` } };
}

/** With weights, n is Σ w and n − 1 is Σ w − Σ w² / Σ w, which leaves the variance unbiased and does not depend on the weights' scale. */
function learned({ mean, scatter, mass, squaredMass }: Moments, divisor: 'n' | 'n-1'): FitOutcome<Gaussian1d> {
  const divideBy = divisor === 'n' ? mass : mass - squaredMass / mass;
  if (!(divideBy > 0)) return { ended: { code: 'too-few-items', message: 'the divisor n-1 needs at least 2 items with a weight above 0' } };
  return { fitted: { mean, variance: scatter / divideBy } };
}

/** The log-density at each value; of a Gaussian of variance 0, +∞ at its mean and −∞ elsewhere. */
function gaussianLogDensities({ mean, variance }: Gaussian1d, values: Float64Array): Float64Array {
  if (variance === 0) return values.map((x) => (x === mean ? Infinity : -Infinity));
  const peak = -0.5 * Math.log(variance) - HALF_LOG_TWO_PI;
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - mean;
    out[i] = peak - (0.5 * d * d) / variance;
  }
  return out;
}
