// Expectation–maximisation for a mixture on the line (Dempster, Laird & Rubin 1977), step for step the rule of scikit-learn's GaussianMixture.
import { maximise, type Ended } from './em1d-maximise.ts';
import { sumResponsibilities } from './em1d-sums.ts';
import { load } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** When to stop, and what every M-step adds to the variances. */
export interface EmRule {
  /** Stop when the mean log-likelihood changes by less than this, in nats per item. */
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly varianceFloor: number;
}

/** A fitted mixture and how its fit went. */
export interface MixtureFit {
  readonly law: Mixture1d;
  /** Mean log-likelihood in nats per item of the parameters before the last M-step. */
  readonly lowerBound: number;
  /** M-steps taken. */
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Fits a mixture to n values from the parameters `start`; `weight` multiplies each item's log-likelihood. Components keep the
 * order of `start`. Ends where a component is left without items or variance, or the likelihood is not finite.
 */
export function fitMixture1d(values: Float64Array, start: Mixture1d, rule: EmRule, weight?: Float64Array): MixtureFit | Ended {
  const items = load(values, weight, start.weights.length);
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : values.length;
  const sums: ComponentSums = new Float64Array(3 * start.weights.length);
  let law = start;
  let lowerBound = -Infinity;
  let converged = false;
  let iterations = 0;
  while (iterations < rule.maxIterations && !converged) {
    const current = law;
    const logLikelihood = sumResponsibilities(items, current, current.means, sums) / total;
    iterations++;
    if (!Number.isFinite(logLikelihood)) {
      const message = `the mean log-likelihood is ${logLikelihood} in EM iteration ${iterations}`;
      return { ended: { code: 'likelihood-not-finite', message } };
    }
    const sumAbout = (centres: Float64Array, into: ComponentSums): void => void sumResponsibilities(items, current, centres, into);
    const next = maximise(current.means, rule.varianceFloor, sums, sumAbout);
    if ('ended' in next) return { ended: { ...next.ended, message: `${next.ended.message} after EM iteration ${iterations}` } };
    converged = Math.abs(logLikelihood - lowerBound) < rule.tolerance;
    law = next;
    lowerBound = logLikelihood;
  }
  return { law, lowerBound, iterations, converged };
}
