// Expectation–maximisation for a mixture on the line, step for step that of scikit-learn's GaussianMixture.
import { UserError } from '@collapse-lab/runner';
import { mixtureCoordinates } from '../em/coordinates.ts';
import { notFinite, type EmFit, type Ended, type EmRule } from '../em/em-rule.ts';
import { runEm } from '../em/run-em.ts';
import type { Coordinates } from '../em/squarem.ts';
import { asLine, fromLine } from '../multivariate/line-law.ts';
import { stepF32 } from './em1d-f32.ts';
import { maximise } from './em1d-maximise.ts';
import { sumResponsibilities } from './em1d-sums.ts';
import { load } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** A fitted mixture and how its fit went. */
export type MixtureFit = EmFit<Mixture1d>;

/** f64: items, densities and sums are doubles; f32: items, densities and responsibilities are floats, sums doubles. */
export const precisions = ['f64', 'f32'] as const;

/** A rule of EM on the line, and the numbers it is computed with. */
export interface LineRule extends EmRule {
  /** f64 where absent. */
  readonly precision?: (typeof precisions)[number];
}

/**
 * Fits a mixture to n values from the parameters `start`; `weight` multiplies each item's log-likelihood. Components keep the
 * order of `start`. Ends where a component is left without items or variance, or the likelihood is not finite. Throws UserError
 * where single precision is asked for another fit than of two components to items of weight 1.
 */
export function fitMixture1d(values: Float64Array, start: Mixture1d, rule: LineRule, weight?: Float64Array): MixtureFit | Ended {
  const isSingle = rule.precision === 'f32';
  if (isSingle && (weight || start.weights.length !== 2)) {
    throw new UserError(`precision must be f64 but for 2 components and no weights, but got f32 with ${start.weights.length}${weight ? ' and weights' : ''}; take f64`);
  }
  const items = load(values, weight, start.weights.length);
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : values.length;
  const sums: ComponentSums = new Float64Array(3 * start.weights.length);
  return runEm(start, isSingle ? stepF32(items, start, rule.varianceFloor) : step, rule, lineCoordinates);

  function step(law: Mixture1d) {
    const logLikelihood = sumResponsibilities(items, law, law.means, sums) / total;
    if (!Number.isFinite(logLikelihood)) return notFinite(logLikelihood);
    const sumAbout = (centres: Float64Array, into: ComponentSums): void => void sumResponsibilities(items, law, centres, into);
    const next = maximise(law.means, rule.varianceFloor, sums, sumAbout);
    return 'ended' in next ? next : { logLikelihood, next };
  }
}

const lineCoordinates: Coordinates<Mixture1d> = {
  of: (law, unit) => mixtureCoordinates.of(fromLine(law, 'spherical'), fromLine(unit, 'spherical')),
  at: (coordinates, unit) => asLine(mixtureCoordinates.at(coordinates, fromLine(unit, 'spherical')))!,
};
