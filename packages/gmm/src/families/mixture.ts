// A mixture of Gaussians, fitted by expectation–maximisation. Where EM starts and when it stops decides how fast a loop collapses.
import type { Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Column, type Family, type FitContext, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { fitMixture1d } from '../kernels/fit-mixture1d.ts';
import { kMeansStart as kMeansStart1d } from '../kernels/k-means-start.ts';
import { pointScores } from '../line.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { fitMixture } from '../multivariate/fit-mixture.ts';
import { columnsOf, rowOf } from '../multivariate/law-row.ts';
import { asLine, fromLine } from '../multivariate/line-law.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { continuationOf } from '../multivariate/match-components.ts';
import { mixtureEntropy } from '../multivariate/mixture-entropy.ts';
import { covarianceKinds, withOrder, type CovarianceKind, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { sampleMixture } from '../multivariate/sample-mixture.ts';
import { kMeansStart } from '../multivariate/start.ts';

const parameters = z.strictObject({
  components: z.int().min(1).describe('Number of Gaussians, K.'),
  covariance: z.enum(covarianceKinds).optional().describe('What covariances may be; required in more than one dimension, on the line only `tied` is another model.'),
  start: z
    .enum(['kmeans', 'warm'])
    .describe("Where EM starts: one k-means++ run on the items, or the previous generation's parameters (k-means at generation 1)."),
  tolerance: z.number().nonnegative().describe('EM stops when the mean log-likelihood (nats per item) changes by less than this.'),
  maxIterations: z.int().min(1).describe('EM stops after this many iterations.'),
  varianceFloor: z.number().nonnegative().describe("Added to every variance in every M-step (scikit-learn's reg_covar)."),
  order: z
    .enum(['by-mean', 'as-fitted', 'matched'])
    .describe('How components are numbered: by ascending mean (on the first axis, then the next), as EM left them, or each by the number of the component that it continues.'),
});

type Parameters = z.output<typeof parameters>;

/** Family `mixture`: with start kmeans, tolerance 1e-3, maxIterations 100 and varianceFloor 1e-6 the default of scikit-learn's GaussianMixture. */
export const mixture = defineFamily({
  id: 'mixture',
  summary: 'A mixture of Gaussians, fitted by EM.',
  parameters,
  create: (rule) => mixtureFamily(rule),
});

function mixtureFamily(rule: Parameters): Family<Points, MixtureLaw> {
  return {
    columns: [...columnsOf(rule.components), ...traceColumns],
    // How many there are in more dimensions depends on the world.
    ...(rule.covariance === undefined && { freeParameters: 3 * rule.components - 1 }),
    weighted: true,
    decodes: ['shrink'],
    fit: ({ items, weight }, context) => fit(items, weight, rule, context),
    sample: (law, count, { streams, decoding: { shrink = 1 } }) => {
      const narrowed = shrink === 1 ? law : { ...law, covariances: law.covariances.map((entry) => entry * shrink) };
      return sampleMixture(narrowed, count, streams);
    },
    score: (law, items) => pointScores(logDensities(items, law)),
    entropy: mixtureEntropy,
    parameters: rowOf,
    encode: encodeLaw,
    decode: decodeLaw,
  };
}

function fit(items: Points, weight: Float64Array | undefined, rule: Parameters, { streams, previous }: FitContext<MixtureLaw>): FitOutcome<MixtureLaw> {
  const reason = unusable(items.values, weight, rule.components, items.dimensions);
  if (reason) return { ended: reason };
  const covariance = covarianceFor(items, rule);
  const warm = rule.start === 'warm' ? previous : undefined;
  const draws = streams.fork('k-means').rng();
  const found = items.dimensions === 1 && covariance !== 'tied' ? fitOnLine(covariance) : fitAnywhere();
  if ('ended' in found) return found;
  const { law, iterations, converged, lowerBound } = found;
  return { fitted: numbered(law, rule.order, previous), trace: { emIterations: iterations, emConverged: Number(converged), lowerBound } };

  function fitOnLine(kind: Exclude<CovarianceKind, 'tied'>) {
    const start = (warm && asLine(warm)) ?? kMeansStart1d(items.values, rule, draws, weight);
    const outcome = 'ended' in start ? start : fitMixture1d(items.values, start, rule, weight);
    return 'ended' in outcome ? outcome : { ...outcome, law: fromLine(outcome.law, kind) };
  }

  function fitAnywhere() {
    const start = warm ?? kMeansStart(items, rule.components, { covariance, varianceFloor: rule.varianceFloor }, draws, weight);
    return 'ended' in start ? start : fitMixture(items, start, rule, weight);
  }
}

function covarianceFor({ dimensions }: Points, { covariance }: Parameters): CovarianceKind {
  if (covariance) return covariance;
  if (dimensions === 1) return 'spherical';
  throw new UserError(`model.covariance must be one of ${covarianceKinds.join(', ')} for points of ${dimensions} dimensions, but is absent; set it`);
}

/** The law with its components numbered by the rule; at generation 1 nothing is continued, and `matched` numbers by mean. */
function numbered(law: MixtureLaw, order: Parameters['order'], previous: MixtureLaw | undefined): MixtureLaw {
  if (order === 'as-fitted') return law;
  return withOrder(law, order === 'matched' && previous ? continuationOf(previous, law) : byMean(law));
}

/** The components from the smallest mean to the largest, axis by axis. */
function byMean({ dimensions: d, weights, means }: MixtureLaw): number[] {
  const compare = (a: number, b: number): number => {
    for (let axis = 0; axis < d; axis++) {
      const difference = means[a * d + axis]! - means[b * d + axis]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return [...weights.keys()].sort(compare);
}

const traceColumns: readonly Column[] = [
  { name: 'emIterations', summary: 'EM iterations taken.', unit: 'iterations', inTrace: true },
  { name: 'emConverged', summary: '1 when EM stopped by its tolerance, 0 when it ran out of iterations.', inTrace: true },
  { name: 'lowerBound', summary: 'Mean log-likelihood of the training items before the last M-step.', unit: 'nats per item', inTrace: true },
];
