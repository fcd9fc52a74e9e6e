// Expectation–maximisation in d dimensions (Dempster, Laird & Rubin 1977), step for step the rule of scikit-learn's GaussianMixture.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import type { EmRule } from '../kernels/fit-mixture1d.ts';
import { scratch } from '../kernels/scratch.ts';
import { maximise } from './maximise.ts';
import type { MixtureLaw } from './mixture-law.ts';
import { normalise, weightedLogDensities } from './responsibilities.ts';
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

const shareScratch = scratch();
const densityScratch = scratch();

/**
 * Fits a mixture with the covariances of `start` to n points; `weight` multiplies each item's log-likelihood. Components keep
 * the order of `start`. Ends where a component is left without items, a covariance is not positive definite, or the
 * likelihood is not finite.
 */
export function fitMixture(points: Points, start: MixtureLaw, rule: EmRule, weight?: Float64Array): MixtureFit | { readonly ended: Reason } {
  const k = start.weights.length;
  const n = points.values.length / points.dimensions;
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : n;
  const shares = shareScratch(n * k);
  const density = densityScratch(n);
  let law = start;
  let lowerBound = -Infinity;
  let converged = false;
  let iterations = 0;
  while (iterations < rule.maxIterations && !converged) {
    iterations++;
    const whitening = whiten(law);
    if ('ended' in whitening) return during(iterations, whitening.ended);
    weightedLogDensities(points, law, whitening, shares);
    normalise(shares, k, density);
    if (weight) weigh(shares, k, density, weight);
    const logLikelihood = density.reduce((sum, each) => sum + each, 0) / total;
    if (!Number.isFinite(logLikelihood)) return during(iterations, { code: 'likelihood-not-finite', message: `the mean log-likelihood is ${logLikelihood}` });
    const next = maximise(points, shares, k, { covariance: start.covariance, varianceFloor: rule.varianceFloor });
    if ('ended' in next) return during(iterations, next.ended);
    converged = Math.abs(logLikelihood - lowerBound) < rule.tolerance;
    law = next;
    lowerBound = logLikelihood;
  }
  // A law without a density could neither be drawn from nor score anything.
  const whitening = whiten(law);
  return 'ended' in whitening ? during(iterations, whitening.ended) : { law, lowerBound, iterations, converged };
}

/** Multiplies shares and log-densities with the items' weights; an item of weight 0 counts for nothing, however unlikely. */
function weigh(shares: Float64Array, k: number, density: Float64Array, weight: Float64Array): void {
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i]!;
    density[i] = w === 0 ? 0 : w * density[i]!;
    for (let j = 0; j < k; j++) shares[i * k + j]! *= w;
  }
}

function during(iteration: number, { code, message }: Reason): { readonly ended: Reason } {
  return { ended: { code, message: `${message}, in EM iteration ${iteration}` } };
}
