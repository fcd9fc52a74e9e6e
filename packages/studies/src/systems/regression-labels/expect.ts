// Rows 4 and 6d: labels replaced, accumulated, and drawn from what has accumulated.
import { regressionAccumulate, regressionReplace } from '@collapse-lab/theory';
import { asStated, standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** No closed form where old labels are drawn anew: so many times the first error after ten generations, by rows, from runs in numpy. */
const READ: Readonly<Record<number, readonly [low: number, high: number]>> = { 100: [2.74, 3.04], 32: [3.45, 3.85] };

export const regressionLabelsSystem: PublishedSystem = {
  id: 'regression-labels',
  rows: ['4', '6d'],
  claim: 'the error grows linearly on replaced labels and stays below π²/6 on accumulated ones',
  source: 'Gerstgrasser et al. 2024 [R], Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=300'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const { size: rows, policy: { kind } } = run.study;
      const loop = (t: number) => ({ rows, covariates: 10, noise: 1, t });
      const course = { what: `E‖ŵ_t − w‖², ${kind}, n = ${rows}`, points: meanOf(run, column('squaredSlopeError')) };
      if (kind === 'replace') return { ...course, predicted: (t) => regressionReplace(loop(t)), checkedAt: [1, 2, 5, 10], tolerance: standardErrors(4) };
      if (kind === 'accumulate') return { ...course, predicted: (t) => regressionAccumulate(loop(t)), checkedAt: [1, 2, 5, 10], tolerance: standardErrors(4) };
      const first = regressionReplace(loop(1));
      const [low, high] = READ[rows] ?? [0, Infinity];
      return { ...course, predicted: (t) => (t === 1 ? first : { low: low * first, high: high * first }), checkedAt: [10], tolerance: run.study.chains < 1500 ? standardErrors(4) : asStated };
    }),
  mustBreak: [{ what: 'noise learned with divisor n', overrides: ['model.noise=n'] }, { what: 'noise of twice the variance', overrides: ['model.noise=1.4142'] }, oneGenerationOff],
};
