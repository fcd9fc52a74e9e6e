// Counts of rare events by their mean. A loop of it is a branching process, and dies (Suresh et al., arXiv 2412.17646, theorem 2).
import { ArrayReader, factorialExcess, halfDeviance, multinomial, packArrays, poisson as drawPoisson, type Counts } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Family, type FitOutcome, type SampleContext } from '@collapse-lab/runner';
import { weightedMean } from '@collapse-lab/statistics';
import { z } from 'zod';
import { unitScores } from '../kernels/unit-scores.ts';
import { samplingParameter, type Sampling } from '../sampling.ts';

/** The largest mean of a count that is drawn, 2³¹. */
const LARGEST_MEAN = 2147483648;

/** Family `poisson`: maximum likelihood, which is unbiased. */
export const poisson = defineFamily({
  id: 'poisson',
  summary: 'Poisson counts by their mean.',
  parameters: z.strictObject({ sampling: samplingParameter }),
  create: ({ sampling }) => poissonFamily(sampling),
});

/** A fitted law is its mean. */
function poissonFamily(sampling: Sampling): Family<Counts, number> {
  const redraw = sampling === 'items' ? redrawItems : redrawStatistics;
  return {
    columns: [{ name: 'fittedMean', summary: 'Mean of the fitted law: the mean of the training items.' }],
    freeParameters: 1,
    weighted: true,
    fit({ items, weight }): FitOutcome<number> {
      const reason = unusable(items.values, weight, 1);
      return reason ? { ended: reason } : { fitted: weightedMean(items.values, weight) };
    },
    sample(mean, count, context) {
      const values = new Uint32Array(count);
      redraw(mean, values, context);
      return { values };
    },
    redraw: (mean, { values }, context) => { redraw(mean, values, context); },
    ...(sampling === 'statistics' && { refit: (mean, count, context) => ({ fitted: total(mean, count, context) / count }) }),
    score: (mean, items) => unitScores(items, (count) => logProbability(count, mean)),
    parameters: (mean) => ({ fittedMean: mean }),
    encode: (mean) => packArrays([Float64Array.of(mean)]),
    decode: (bytes) => new ArrayReader(bytes).f64()[0]!,
  };
}

/** ln P(count) of a Poisson law, in nats, for any mean ≥ 0 (Loader 2000). */
export function logProbability(count: number, mean: number): number {
  return -halfDeviance(count, mean) - factorialExcess(count);
}

function redrawItems(mean: number, values: Uint32Array, { streams }: SampleContext): void {
  const rng = streams.fork('noise').rng();
  for (let i = 0; i < values.length; i++) values[i] = drawPoisson(drawable(mean), rng);
}

/** Given their sum, independent Poisson counts of one mean are multinomial with equal shares. */
function redrawStatistics(mean: number, values: Uint32Array, context: SampleContext): void {
  const counts = new Float64Array(values.length);
  multinomial(total(mean, values.length, context), new Float64Array(values.length).fill(1), counts, context.streams.fork('order').rng());
  values.set(counts);
}

function total(mean: number, count: number, { streams }: SampleContext): number {
  return drawPoisson(drawable(count * mean), streams.fork('statistics').rng());
}

function drawable(mean: number): number {
  if (mean <= LARGEST_MEAN) return mean;
  throw new UserError(`a Poisson mean that is drawn must be at most ${LARGEST_MEAN}, but got ${mean}; take smaller counts, or sampling: items`);
}
