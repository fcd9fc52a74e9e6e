// Logistic regression as a generative model: covariates from their own law, responses 0 or 1 by the fitted odds.
import { ArrayReader, packArrays, pairCount, type Pairs } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Batch, type Column, type Family, type FitContext, type FitOutcome, type Reason, type SampleContext, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';
import { covariateArrays, covariateChannels, covariateColumns, covariateRow, covariatesParameter, learnCovariates, readCovariates } from '../covariate-rule.ts';
import { drawCovariates, logDensityOfRow, type CovariateLaw } from '../kernels/covariate-law.ts';
import { predicted } from '../kernels/least-squares.ts';
import { fitLogistic, logProbabilityOfOne } from '../kernels/logistic.ts';
import { slopeColumns, slopeRow } from '../slopes.ts';

/** What was learned. */
export interface Logistic {
  readonly intercept: number;
  /** (d) */
  readonly slope: Float64Array;
  readonly covariates: CovariateLaw;
}

const parameters = z.strictObject({
  intercept: z.boolean().describe('whether the odds have an intercept'),
  ridge: z.number().min(0).describe('the penalty ½ ridge · ‖slope‖² on the log-likelihood; 0 is maximum likelihood, which separated responses do not have'),
  covariates: covariatesParameter,
});

type Rule = z.output<typeof parameters>;

/** Family `logistic`: maximum likelihood or its penalised form, weighted where items are. */
export const logistic = defineFamily({
  id: 'logistic',
  summary: 'Responses 0 and 1 by logistic regression on the covariates, which come from a law of their own.',
  parameters,
  create: (rule) => logisticFamily(rule),
});

function logisticFamily(rule: Rule): Family<Pairs, Logistic> {
  return {
    columns: [
      ...(rule.intercept ? [{ name: 'intercept', summary: 'Fitted intercept of the log-odds.' }] : []),
      ...slopeColumns,
      ...covariateColumns(rule.covariates),
      { name: 'newtonSteps', summary: "Steps of Newton's method taken.", unit: 'iterations', inTrace: true },
    ] satisfies Column[],
    weighted: true,
    ...covariateChannels(rule.covariates),
    decodes: ['temperature'],
    check(items) {
      const { message } = strangerAmong(items) ?? {};
      if (message) throw new UserError(`responses must be 0 or 1 for the family logistic, but ${message}; take the family regression, or another world`);
    },
    fit: (batch, context) => fit(rule, batch, context),
    sample,
    score,
    parameters: ({ intercept, slope, covariates }) => ({ ...(rule.intercept && { intercept }), ...slopeRow(slope), ...covariateRow(rule.covariates, covariates) }),
    encode: ({ intercept, slope, covariates }) => packArrays([Float64Array.of(intercept), slope, ...covariateArrays(covariates)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      return { intercept: reader.f64()[0]!, slope: reader.f64(), covariates: readCovariates(rule.covariates, reader) };
    },
  };
}

function strangerAmong({ responses }: Pairs): Reason | undefined {
  const at = responses.findIndex((y) => y !== 0 && y !== 1);
  return at < 0 ? undefined : { code: 'not-binary', message: `the response of item ${at} is ${responses[at]}` };
}

function fit({ intercept, ridge, covariates }: Rule, { items, weight }: Batch<Pairs>, { previous }: FitContext<Logistic>): FitOutcome<Logistic> {
  const reason = unusable(items.responses, weight, 1) ?? unusable(items.covariates, undefined, 0, items.dimensions) ?? strangerAmong(items);
  if (reason) return { ended: reason };
  const odds = fitLogistic(items, weight, intercept, ridge);
  if ('ended' in odds) return odds;
  const law = learnCovariates(covariates, items, weight, previous?.covariates);
  return 'ended' in law ? law : { fitted: { intercept: odds.intercept, slope: odds.slope, covariates: law }, trace: { newtonSteps: odds.iterations } };
}

/** Temperature T draws responses given their covariates by p^(1/T), which divides log-odds by T; covariates are drawn as they are. */
function sample({ intercept, slope, covariates: law }: Logistic, count: number, { streams, decoding: { temperature = 1 } }: SampleContext): Pairs {
  const covariates = drawCovariates(law, slope.length, count, 1, streams.fork('covariates'));
  const odds = predicted({ covariates, responses: new Float64Array(count), dimensions: slope.length }, intercept, slope);
  const rng = streams.fork('noise').rng();
  return { covariates, responses: odds.map((each) => (Math.log(rng.uniform()) < logProbabilityOfOne(each / temperature) ? 1 : 0)), dimensions: slope.length };
}

/** Joint log-densities of covariates and response; of the response alone, given the covariates, where these are fixed. */
function score({ intercept, slope, covariates: law }: Logistic, items: Pairs): Scores {
  const odds = predicted(items, intercept, slope);
  const logLikelihood = odds.map((each, i) => logProbabilityOfOne(items.responses[i] === 1 ? each : -each) + logDensityOfRow(law, items, i));
  return { logLikelihood, unitStart: Uint32Array.from({ length: pairCount(items) + 1 }, (_, i) => i) };
}
