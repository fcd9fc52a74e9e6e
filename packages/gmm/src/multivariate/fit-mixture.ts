// Expectation–maximisation in d dimensions, step for step that of scikit-learn's GaussianMixture.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { mixtureCoordinates } from '../em/coordinates.ts';
import { duringStep, notFinite, type EmFit, type Ended, type EmRule } from '../em/em-rule.ts';
import { runEm } from '../em/run-em.ts';
import { isCollapsed } from '../kernels/em1d-maximise.ts';
import { loadPoints } from '../kernels/engine/engine.ts';
import { emptySums, type PointSums } from '../kernels/engine/point-kernels.ts';
import { hasMatrices, lawOfSums } from './law-of-sums.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';
import { pointBitLaw } from './point-bit-law.ts';
import { whiten } from './whitening.ts';

/** A fitted mixture and how its fit went. */
export type MixtureFit = EmFit<MixtureLaw>;

/**
 * Fits a mixture with the covariances of `start` to n points; `weight` multiplies each item's log-likelihood. Components keep
 * the order of `start`. Ends where a component is left without items, a covariance is not positive definite, or the
 * likelihood is not finite.
 */
export function fitMixture(points: Points, start: MixtureLaw, rule: EmRule, weight?: Float64Array): MixtureFit | Ended {
  const kernels = loadPoints(points, weight);
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : points.values.length / points.dimensions;
  const sums = emptySums(start.weights.length, points.dimensions, hasMatrices(start.covariance));
  const fit = runEm(start, step, rule, mixtureCoordinates);
  if ('ended' in fit) return fit;
  // A law without a density could neither be drawn from nor score anything.
  const whitening = whiten(fit.law);
  return 'ended' in whitening ? duringStep(fit.iterations, whitening.ended) : fit;

  function step(law: MixtureLaw) {
    const whitening = whiten(law);
    if ('ended' in whitening) return whitening;
    const bits = pointBitLaw(law, whitening);
    const logLikelihood = kernels.sums(bits, law.means, sums) / total;
    if (!Number.isFinite(logLikelihood)) return notFinite(logLikelihood);
    const sumAbout = (centres: Float64Array, into: PointSums): void => void kernels.sums(bits, centres, into);
    const next = lawOfSums(law.means, { covariance: start.covariance, varianceFloor: rule.varianceFloor }, sums, sumAbout);
    if ('ended' in next) return next;
    const collapsed = collapsedComponent(next);
    return collapsed ? { ended: collapsed } : { logLikelihood, next };
  }
}

/** A component narrower on an axis than its mean's last digits is one of rounding errors. */
function collapsedComponent(law: MixtureLaw): Reason | undefined {
  const { dimensions: d, weights, means } = law;
  for (let j = 0; j < weights.length; j++) {
    const matrix = covarianceOf(law, j);
    for (let axis = 0; axis < d; axis++) {
      const [mean, variance] = [means[j * d + axis]!, matrix[axis * (d + 1)]!];
      const at = d > 1 ? ` on axis ${axis + 1}` : '';
      if (isCollapsed(variance, mean)) return { code: 'component-collapsed', message: `component ${j + 1} has collapsed to variance ${variance}${at} at ${mean}` };
    }
  }
  return undefined;
}
