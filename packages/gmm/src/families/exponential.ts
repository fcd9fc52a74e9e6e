// The exponential law on the half-line by its mean: the simplest law of waiting times.
import { ArrayReader, exponential as drawExponential, gamma, packArrays, scalars, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Family, type FitOutcome, type Reason, type SampleContext } from '@collapse-lab/runner';
import { weightedMean } from '@collapse-lab/statistics';
import { z } from 'zod';
import { lineValues, pointScores } from '../line.ts';

const parameters = z.strictObject({
  sampling: z
    .enum(['points', 'statistics'])
    .default('points')
    .describe('What is drawn first: points, or their mean and then points that have it. The law is the same, exactly, and the draws are others; with statistics, generations that are not recorded, under the policy replace, draw no points.'),
});

/** Family `exponential`: maximum likelihood, which is unbiased for the mean. */
export const exponential = defineFamily({
  id: 'exponential',
  summary: 'The exponential law with the mean of the training items, for points from 0 on.',
  parameters,
  create: ({ sampling }) => exponentialFamily(sampling),
});

/** A fitted law is its mean. */
function exponentialFamily(sampling: z.output<typeof parameters>['sampling']): Family<Points, number> {
  const fill = sampling === 'points' ? fillPoints : fillByMean;
  return {
    columns: [{ name: 'fittedMean', summary: 'Mean of the fitted law: the mean of the training items.' }],
    freeParameters: 1,
    weighted: true,
    decodes: ['temperature'],
    check(items) {
      const { message } = strangerAmong(lineValues(items)) ?? {};
      if (message) throw new UserError(`points must be at least 0 for the family exponential, but ${message}; take another family`);
    },
    fit({ items, weight }): FitOutcome<number> {
      const values = lineValues(items);
      const reason = unusable(values, weight, 1) ?? strangerAmong(values);
      return reason ? { ended: reason } : { fitted: weightedMean(values, weight) };
    },
    sample(mean, count, context) {
      const values = new Float64Array(count);
      fill(values, mean, context);
      return scalars(values);
    },
    redraw: (mean, { values }, context) => { fill(values, mean, context); },
    ...(sampling === 'statistics' && { refit: (mean, count, context) => ({ fitted: drawMean(mean, count, context) }) }),
    score: (mean, items) => pointScores(lineValues(items).map((x) => logDensity(x, mean))),
    entropy: (mean) => 1 + Math.log(mean),
    parameters: (mean) => ({ fittedMean: mean }),
    encode: (mean) => packArrays([Float64Array.of(mean)]),
    decode: (bytes) => new ArrayReader(bytes).f64()[0]!,
  };
}

/** −ln mean − x / mean; of mean 0, +∞ at 0. */
export function logDensity(x: number, mean: number): number {
  if (x < 0) return -Infinity;
  if (mean === 0) return x === 0 ? Infinity : -Infinity;
  return -Math.log(mean) - x / mean;
}

function strangerAmong(values: Float64Array): Reason | undefined {
  const at = values.findIndex((x) => x < 0);
  return at < 0 ? undefined : { code: 'negative', message: `item ${at} is ${values[at]}` };
}

function fillPoints(values: Float64Array, mean: number, { streams, decoding: { temperature = 1 } }: SampleContext): void {
  if (mean === 0) return void values.fill(0);
  const rng = streams.fork('noise').rng();
  for (let i = 0; i < values.length; i++) values[i] = drawExponential(mean * temperature, rng);
}

/** Exponentials given their mean: any, scaled to have it, as shares of a sum are independent of it. */
function fillByMean(values: Float64Array, mean: number, context: SampleContext): void {
  const own = drawMean(mean, values.length, context);
  fillPoints(values, 1, { streams: context.streams, decoding: {} });
  const scale = own / weightedMean(values, undefined);
  for (let i = 0; i < values.length; i++) values[i]! *= scale;
}

/** The mean of `count` draws: a gamma of that shape, over it. p^(1/T) of an exponential has T times the mean. */
function drawMean(mean: number, count: number, { streams, decoding: { temperature = 1 } }: SampleContext): number {
  return (mean * temperature * gamma(count, streams.fork('statistics').rng())) / count;
}
