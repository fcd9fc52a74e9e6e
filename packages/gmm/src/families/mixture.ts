// A mixture of Gaussians on the line, fitted by expectation–maximisation. Where EM starts and when it stops decides how fast a loop collapses.
import { ArrayReader, packArrays, scalars, type Points } from '@collapse-lab/numeric';
import { defineFamily, type Column, type Family, type FitContext, type FitOutcome, type Row, unusable } from '@collapse-lab/runner';
import { z } from 'zod';
import { fitMixture1d } from '../kernels/fit-mixture1d.ts';
import { kMeansStart } from '../kernels/k-means-start.ts';
import { mixture1dEntropy } from '../kernels/mixture1d-entropy.ts';
import { logDensities, reordered, type Mixture1d } from '../kernels/mixture1d.ts';
import { sampleMixture1d } from '../kernels/sample-mixture1d.ts';
import { lineValues, pointScores } from '../line.ts';

const parameters = z.strictObject({
  components: z.int().min(1).describe('Number of Gaussians, K.'),
  start: z
    .enum(['kmeans', 'warm'])
    .describe("Where EM starts: one k-means++ run on the items, or the previous generation's parameters (k-means at generation 1)."),
  tolerance: z.number().nonnegative().describe('EM stops when the mean log-likelihood (nats per item) changes by less than this.'),
  maxIterations: z.int().min(1).describe('EM stops after this many iterations.'),
  varianceFloor: z.number().nonnegative().describe("Added to every variance in every M-step (scikit-learn's reg_covar)."),
  order: z.enum(['by-mean', 'as-fitted']).describe('How components are numbered: by ascending mean, or as EM left them.'),
});

type Parameters = z.output<typeof parameters>;

/** Family `mixture`: with start kmeans, tolerance 1e-3, maxIterations 100 and varianceFloor 1e-6 the default of scikit-learn's GaussianMixture. */
export const mixture = defineFamily({
  id: 'mixture',
  summary: 'A mixture of Gaussians on the line, fitted by EM.',
  parameters,
  create: (rule) => mixtureFamily(rule),
});

function mixtureFamily(rule: Parameters): Family<Points, Mixture1d> {
  return {
    columns: columnsOf(rule.components),
    freeParameters: 3 * rule.components - 1,
    weighted: true,
    decodes: ['shrink'],
    fit: ({ items, weight }, context) => fitMixture(lineValues(items), weight, rule, context),
    sample: (law, count, { streams, decoding: { shrink = 1 } }) => {
      const narrowed = shrink === 1 ? law : { ...law, variances: law.variances.map((variance) => variance * shrink) };
      return scalars(sampleMixture1d(narrowed, count, streams.fork('component').rng(), streams.fork('noise').rng()));
    },
    score: (law, items) => pointScores(logDensities(law, lineValues(items))),
    entropy: mixture1dEntropy,
    parameters: rowOf,
    encode: ({ weights, means, variances }) => packArrays([weights, means, variances]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      return { weights: reader.f64(), means: reader.f64(), variances: reader.f64() };
    },
  };
}

function fitMixture(
  values: Float64Array,
  weight: Float64Array | undefined,
  rule: Parameters,
  { streams, previous }: FitContext<Mixture1d>,
): FitOutcome<Mixture1d> {
  const reason = unusable(values, weight, rule.components);
  if (reason) return { ended: reason };
  const warm = rule.start === 'warm' ? previous : undefined;
  const start = warm ?? kMeansStart(values, rule, streams.fork('k-means').rng(), weight);
  if ('ended' in start) return start;
  const fit = fitMixture1d(values, start, rule, weight);
  if ('ended' in fit) return fit;
  const fitted = rule.order === 'by-mean' ? reordered(fit.law, ascending(fit.law.means)) : fit.law;
  return { fitted, trace: { emIterations: fit.iterations, emConverged: Number(fit.converged), lowerBound: fit.lowerBound } };
}

/** The indices of `values` from the smallest to the largest. */
function ascending(values: Float64Array): number[] {
  return [...values.keys()].sort((a, b) => values[a]! - values[b]!);
}

function rowOf({ weights, means, variances }: Mixture1d): Row {
  const row: Record<string, number> = {};
  for (let j = 0; j < weights.length; j++) {
    row[`weight${j + 1}`] = weights[j]!;
    row[`mean${j + 1}`] = means[j]!;
    row[`stdDev${j + 1}`] = Math.sqrt(variances[j]!);
  }
  return row;
}

function columnsOf(components: number): readonly Column[] {
  const ofEach = Array.from({ length: components }, (_, j): Column[] => [
    { name: `weight${j + 1}`, summary: `Weight of component ${j + 1}.` },
    { name: `mean${j + 1}`, summary: `Mean of component ${j + 1}.` },
    { name: `stdDev${j + 1}`, summary: `Standard deviation of component ${j + 1}; its variance divides by the component's mass.` },
  ]);
  return [
    ...ofEach.flat(),
    { name: 'emIterations', summary: 'EM iterations taken.', unit: 'iterations' },
    { name: 'emConverged', summary: '1 when EM stopped by its tolerance, 0 when it ran out of iterations.' },
    { name: 'lowerBound', summary: 'Mean log-likelihood of the training items before the last M-step.', unit: 'nats per item' },
  ];
}
