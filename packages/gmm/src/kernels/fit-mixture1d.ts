// Expectation–maximisation for a mixture on the line, step for step that of scikit-learn's GaussianMixture.
import { mixtureCoordinates } from '../em/coordinates.ts';
import type { EmFit, Ended, EmRule } from '../em/em-rule.ts';
import { runEm } from '../em/run-em.ts';
import type { Coordinates } from '../em/squarem.ts';
import { asLine, fromLine } from '../multivariate/line-law.ts';
import { maximise } from './em1d-maximise.ts';
import { sumResponsibilities } from './em1d-sums.ts';
import { load } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** A fitted mixture and how its fit went. */
export type MixtureFit = EmFit<Mixture1d>;

/**
 * Fits a mixture to n values from the parameters `start`; `weight` multiplies each item's log-likelihood. Components keep the
 * order of `start`. Ends where a component is left without items or variance, or the likelihood is not finite.
 */
export function fitMixture1d(values: Float64Array, start: Mixture1d, rule: EmRule, weight?: Float64Array): MixtureFit | Ended {
  const items = load(values, weight, start.weights.length);
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : values.length;
  const sums: ComponentSums = new Float64Array(3 * start.weights.length);
  return runEm(start, step, rule, lineCoordinates);

  function step(law: Mixture1d) {
    const logLikelihood = sumResponsibilities(items, law, law.means, sums) / total;
    if (!Number.isFinite(logLikelihood)) return { ended: { code: 'likelihood-not-finite', message: `the mean log-likelihood is ${logLikelihood}` } };
    const sumAbout = (centres: Float64Array, into: ComponentSums): void => void sumResponsibilities(items, law, centres, into);
    const next = maximise(law.means, rule.varianceFloor, sums, sumAbout);
    return 'ended' in next ? next : { logLikelihood, next };
  }
}

const lineCoordinates: Coordinates<Mixture1d> = {
  of: (law, unit) => mixtureCoordinates.of(fromLine(law, 'spherical'), fromLine(unit, 'spherical')),
  at: (coordinates, unit) => asLine(mixtureCoordinates.at(coordinates, fromLine(unit, 'spherical')))!,
};
