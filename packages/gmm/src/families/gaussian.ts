// One Gaussian on the line, fitted in closed form. Its divisor is the drift under study: n shrinks every generation, n − 1 does not.
import { gaussianEntropy } from '@collapse-lab/diversity';
import { ArrayReader, packArrays, scalars, type Points } from '@collapse-lab/numeric';
import { defineFamily, type Column, type Family, type FitOutcome, type SampleContext, unusable } from '@collapse-lab/runner';
import { z } from 'zod';
import { moments } from '../kernels/moments.ts';
import { HALF_LOG_TWO_PI } from '../kernels/mixture1d.ts';
import { lineValues, pointScores } from '../line.ts';

/** What was learned; variance 0 puts everything on the mean. */
export interface Gaussian1d {
  readonly mean: number;
  readonly variance: number;
}

const parameters = z.strictObject({
  divisor: z.enum(['n', 'n-1']).describe('What the sum of squares is divided by: n is maximum likelihood, n-1 is unbiased.'),
});

/** Family `gaussian`: mean and variance of the training items. */
export const gaussian = defineFamily({
  id: 'gaussian',
  summary: 'A Gaussian on the line with the mean and variance of the training items.',
  parameters,
  create: ({ divisor }) => gaussianFamily(divisor),
});

function gaussianFamily(divisor: 'n' | 'n-1'): Family<Points, Gaussian1d> {
  const columns: readonly Column[] = [
    { name: 'fittedMean', summary: 'Mean of the fitted Gaussian.' },
    { name: 'fittedStdDev', summary: `Standard deviation of the fitted Gaussian; its variance divides by ${divisor}.` },
  ];
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

function fill(values: Float64Array, { mean, variance }: Gaussian1d, { streams, decoding: { temperature = 1, shrink = 1 } }: SampleContext): void {
  // p^(1/T) of a Gaussian is a Gaussian with T times the variance.
  streams.fork('noise').rng().fillNormals(values, mean, Math.sqrt(variance * temperature * shrink));
}

/** With weights, n is Σ w and n − 1 is Σ w − Σ w² / Σ w, which leaves the variance unbiased and does not depend on the weights' scale. */
function fitGaussian(values: Float64Array, weight: Float64Array | undefined, divisor: 'n' | 'n-1'): FitOutcome<Gaussian1d> {
  const reason = unusable(values, weight, divisor === 'n' ? 1 : 2);
  if (reason) return { ended: reason };
  const { mean, scatter, mass, squaredMass } = moments(values, weight);
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
