// Expectation–maximisation in d dimensions (Dempster, Laird & Rubin 1977), step for step the rule of scikit-learn's GaussianMixture.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import type { EmRule } from '../kernels/fit-mixture1d.ts';
import { loadPoints } from '../kernels/engine/engine.ts';
import { emptySums, type PointSums } from '../kernels/engine/point-kernels.ts';
import { hasMatrices, lawOfSums } from './law-of-sums.ts';
import type { MixtureLaw } from './mixture-law.ts';
import { pointBitLaw } from './point-bit-law.ts';
import { whiten } from './whitening.ts';

/** A fitted mixture and how its fit went. */
export interface MixtureFit {
  readonly law: MixtureLaw;
  /** Mean log-likelihood in nats per item of the parameters before the last M-step. */
  readonly lowerBound: number;
  /** M-steps taken. */
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Fits a mixture with the covariances of `start` to n points; `weight` multiplies each item's log-likelihood. Components keep
 * the order of `start`. Ends where a component is left without items, a covariance is not positive definite, or the
 * likelihood is not finite.
 */
export function fitMixture(points: Points, start: MixtureLaw, rule: EmRule, weight?: Float64Array): MixtureFit | { readonly ended: Reason } {
  const kernels = loadPoints(points, weight);
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : points.values.length / points.dimensions;
  const sums = emptySums(start.weights.length, points.dimensions, hasMatrices(start.covariance));
  let law = start;
  let lowerBound = -Infinity;
  let converged = false;
  let iterations = 0;
  while (iterations < rule.maxIterations && !converged) {
    iterations++;
    const whitening = whiten(law);
    if ('ended' in whitening) return during(iterations, whitening.ended);
    const bits = pointBitLaw(law, whitening);
    const logLikelihood = kernels.sums(bits, law.means, sums) / total;
    if (!Number.isFinite(logLikelihood)) return during(iterations, { code: 'likelihood-not-finite', message: `the mean log-likelihood is ${logLikelihood}` });
    const sumAbout = (centres: Float64Array, into: PointSums): void => void kernels.sums(bits, centres, into);
    const next = lawOfSums(law.means, { covariance: start.covariance, varianceFloor: rule.varianceFloor }, sums, sumAbout);
    if ('ended' in next) return during(iterations, next.ended);
    converged = Math.abs(logLikelihood - lowerBound) < rule.tolerance;
    law = next;
    lowerBound = logLikelihood;
  }
  // A law without a density could neither be drawn from nor score anything.
  const whitening = whiten(law);
  return 'ended' in whitening ? during(iterations, whitening.ended) : { law, lowerBound, iterations, converged };
}

function during(iteration: number, { code, message }: Reason): { readonly ended: Reason } {
  return { ended: { code, message: `${message}, in EM iteration ${iteration}` } };
}
