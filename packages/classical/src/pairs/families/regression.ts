// Linear regression as a generative model: covariates from their own law, responses from the fitted line and its noise.
import { ArrayReader, packArrays, pairCount, type Pairs } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Batch, type Column, type Family, type FitContext, type FitOutcome, type SampleContext, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';
import { covariateArrays, covariateChannels, covariateColumns, covariateRow, covariatesParameter, learnCovariates, readCovariates } from '../covariate-rule.ts';
import { covariateEntropy, drawCovariates, logDensityOfRow, type CovariateLaw } from '../kernels/covariate-law.ts';
import { leastSquares, predicted } from '../kernels/least-squares.ts';
import { logNormalDensity, normalEntropy } from '../kernels/normal.ts';
import { slopeColumns, slopeRow } from '../slopes.ts';

/** What was learned. */
export interface Regression {
  readonly intercept: number;
  /** (d) */
  readonly slope: Float64Array;
  readonly noiseVariance: number;
  readonly covariates: CovariateLaw;
}

const parameters = z.strictObject({
  intercept: z.boolean().describe('whether the line has an intercept, or goes through the origin'),
  noise: z
    .union([z.enum(['n', 'n-p']), z.number().positive()])
    .describe('standard deviation of the responses about the line: residuals squared over n (maximum likelihood) or n - p (unbiased), or a number that is known and not learned'),
  ridge: z.number().min(0).default(0).describe('added to the sum of squares of each covariate about its mean: a penalty of ridge · ‖slope‖²; the intercept is free'),
  covariates: covariatesParameter,
});

type Rule = z.output<typeof parameters>;

/** Family `regression`: ordinary least squares, weighted where items are. */
export const regression = defineFamily({
  id: 'regression',
  summary: 'Least squares of the response on the covariates, with Gaussian noise and covariates from a law of their own.',
  parameters,
  create: (rule) => regressionFamily(rule),
});

function regressionFamily(rule: Rule): Family<Pairs, Regression> {
  return {
    columns: columnsOf(rule),
    weighted: true,
    ...covariateChannels(rule.covariates),
    decodes: ['temperature', 'shrink'],
    fit: (batch, context) => fit(rule, batch, context),
    sample,
    score,
    entropy: ({ noiseVariance, covariates }) => covariateEntropy(covariates) + normalEntropy(noiseVariance),
    parameters: ({ intercept, slope, noiseVariance, covariates }) => ({
      ...(rule.intercept && { intercept }),
      ...slopeRow(slope),
      noiseStdDev: Math.sqrt(noiseVariance),
      ...covariateRow(rule.covariates, covariates),
    }),
    encode: ({ intercept, slope, noiseVariance, covariates }) => packArrays([Float64Array.of(intercept, noiseVariance), slope, ...covariateArrays(covariates)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const [intercept = NaN, noiseVariance = NaN] = reader.f64();
      const slope = reader.f64();
      return { intercept, noiseVariance, slope, covariates: readCovariates(rule.covariates, reader) };
    },
  };
}

function columnsOf({ intercept, noise, covariates }: Rule): Column[] {
  const learned = noise === 'n' ? 'residuals squared over n' : 'residuals squared over n − p, unbiased also with weights, p being the trace of the hat matrix';
  return [
    ...(intercept ? [{ name: 'intercept', summary: 'Fitted intercept.' }] : []),
    ...slopeColumns,
    { name: 'noiseStdDev', summary: `Standard deviation of the responses about the line: ${typeof noise === 'number' ? 'known, not learned' : learned}.` },
    ...covariateColumns(covariates),
  ];
}

function fit({ intercept, noise, covariates, ridge }: Rule, { items, weight }: Batch<Pairs>, { previous }: FitContext<Regression>): FitOutcome<Regression> {
  const coefficients = items.dimensions + (intercept ? 1 : 0);
  const reason = unusable(items.responses, weight, coefficients + (noise === 'n-p' ? 1 : 0)) ?? unusable(items.covariates, undefined, 0, items.dimensions);
  if (reason) return { ended: reason };
  const line = leastSquares(items, weight, intercept, ridge);
  if ('ended' in line) return line;
  const { residualSquares, mass, taken, slope } = line;
  if (noise === 'n-p' && !(mass > taken)) return { ended: { code: 'too-few-items', message: `the divisor n-p needs more items with a weight above 0 than the ${coefficients} coefficients` } };
  const noiseVariance = typeof noise === 'number' ? noise * noise : residualSquares / (noise === 'n' ? mass : mass - taken);
  const law = learnCovariates(covariates, items, weight, previous?.covariates);
  return 'ended' in law ? law : { fitted: { intercept: line.intercept, slope, noiseVariance, covariates: law } };
}

function sample({ intercept, slope, noiseVariance, covariates: law }: Regression, count: number, { streams, decoding: { temperature = 1, shrink = 1 } }: SampleContext): Pairs {
  // p^(1/T) of a Gaussian is a Gaussian with T times the variance, of covariates as of noise.
  const widen = temperature * shrink;
  const covariates = drawCovariates(law, slope.length, count, widen, streams.fork('covariates'));
  const noise = new Float64Array(count);
  streams.fork('noise').rng().fillNormals(noise, 0, Math.sqrt(noiseVariance * widen));
  const means = predicted({ covariates, responses: noise, dimensions: slope.length }, intercept, slope);
  return { covariates, responses: means.map((mean, i) => mean + noise[i]!), dimensions: slope.length };
}

/** Joint log-densities of covariates and response; of the response alone, given the covariates, where these are fixed. */
function score({ intercept, slope, noiseVariance, covariates: law }: Regression, items: Pairs): Scores {
  const means = predicted(items, intercept, slope);
  const logLikelihood = means.map((mean, i) => logNormalDensity(items.responses[i]!, mean, noiseVariance) + logDensityOfRow(law, items, i));
  return { logLikelihood, unitStart: Uint32Array.from({ length: pairCount(items) + 1 }, (_, i) => i) };
}
