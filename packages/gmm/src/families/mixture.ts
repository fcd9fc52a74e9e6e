// A mixture of Gaussians, fitted by expectation–maximisation. Where EM starts and when it stops decides how fast a loop collapses.
import type { Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Column, type Family, type FitContext, type FitOutcome } from '@collapse-lab/runner';
import { pointScores } from '../line.ts';
import { chooseComponents } from '../mixture/choose-components.ts';
import { fitComponents } from '../mixture/fit-components.ts';
import { numbered } from '../mixture/numbered.ts';
import { mixtureParameters, type MixtureRule } from '../mixture/parameters.ts';
import { checkStart } from '../mixture/starts.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { columnsOf, rowOf } from '../multivariate/law-row.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { mixtureEntropy } from '../multivariate/mixture-entropy.ts';
import { covarianceKinds, freeParameters, type CovarianceKind, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { sampleMixture } from '../multivariate/sample-mixture.ts';

/**
 * Family `mixture`: with rule sklearn, init kmeans, start cold, tolerance 1e-3, maxIterations 100 and varianceFloor 1e-6 the default of
 * scikit-learn's GaussianMixture.
 */
export const mixture = defineFamily({
  id: 'mixture',
  summary: 'A mixture of Gaussians, fitted by EM.',
  parameters: mixtureParameters,
  create: (rule) => mixtureFamily(rule),
});

function mixtureFamily(rule: MixtureRule): Family<Points, MixtureLaw> {
  const { components } = rule;
  const isChosen = typeof components === 'object';
  return {
    columns: [...columnsOf(isChosen ? components.to : components), ...traceColumns(rule)],
    ...(!isChosen && { freeParameters: (items) => freeParameters(covarianceFor(items, rule), components, items.dimensions) }),
    weighted: rule.precision !== 'f32',
    decodes: ['shrink'],
    ...(rule.init === 'given' && rule.start === 'cold' && { channels: ['the given start of every fit'] }),
    check: (items) => {
      if (rule.precision === 'f32' && items.dimensions > 1) throw new UserError(`model.precision must be f64 for points of ${items.dimensions} dimensions, but got f32; take f64`);
      covarianceFor(items, rule);
      checkStart(rule.init, rule.given, items.dimensions);
    },
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

function fit(points: Points, weight: Float64Array | undefined, rule: MixtureRule, context: FitContext<MixtureLaw>): FitOutcome<MixtureLaw> {
  const { components, varianceFloor } = rule;
  const isChosen = typeof components === 'object';
  const reason = unusable(points.values, weight, isChosen ? components.from : components, points.dimensions);
  if (reason) return { ended: reason };
  const items = { points, weight, covariance: covarianceFor(points, rule), varianceFloor };
  const found = isChosen ? chooseComponents(items, components, rule, context) : fitComponents(items, components, rule, context);
  if ('ended' in found) return found;
  const { law, iterations, converged, lowerBound, failedStarts } = found;
  return {
    fitted: numbered(law, rule.order, context.previous),
    trace: {
      ...(isChosen && { components: law.weights.length }),
      emIterations: iterations,
      emConverged: Number(converged),
      lowerBound,
      ...(rule.nInit > 1 && { failedStarts }),
    },
  };
}

function covarianceFor({ dimensions }: Points, { covariance }: MixtureRule): CovarianceKind {
  if (covariance) return covariance;
  if (dimensions === 1) return 'spherical';
  throw new UserError(`model.covariance must be one of ${covarianceKinds.join(', ')} for points of ${dimensions} dimensions, but is absent; set it`);
}

function traceColumns({ components, nInit, rule, tolerance }: MixtureRule): Column[] {
  const columns: Column[] = [
    ...(typeof components === 'object' ? [{ name: 'components', summary: `Number of components, chosen by ${components.by} between ${components.from} and ${components.to}.` }] : []),
    { name: 'emIterations', summary: 'EM iterations taken.', unit: 'iterations' },
    { name: 'emConverged', summary: `1 when EM stopped by the rule ${rule} with its tolerance of ${tolerance} nats per item, 0 when it ran out of iterations.` },
    { name: 'lowerBound', summary: 'Mean log-likelihood of the training items before the last M-step.', unit: 'nats per item' },
    ...(nInit > 1 ? [{ name: 'failedStarts', summary: `Starts, of ${nInit}, that came to no fit.` }] : []),
  ];
  return columns.map((column) => ({ ...column, inTrace: true }));
}
