// Row 19a: the weight of real data that loses least.
import { weightedVariance, weightOptimal } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedMeanSquared } from '../../observed-gaussian.ts';
import type { PublishedSystem } from '../../system.ts';

export const optimalWeightsSystem: PublishedSystem = {
  id: 'optimal-weights',
  rows: ['19a'],
  claim: 'real items weigh best by the inverse golden ratio',
  source: 'He, Xu and Cheng 2025 [P]',
  cost: 'M',
  quick: ['chains=800'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const n = run.study.size;
      const { weight, synthetic } = run.study.policy as { weight?: unknown; synthetic?: unknown };
      const [w, k] = [weight as number, synthetic as number];
      const best = Math.abs(w - weightOptimal(k).weight) < 1e-3;
      return {
        what: `n E (μ_t − μ)², k = ${k}, w = ${w}${best ? ' (best)' : ''}`,
        points: meanOf(run, (values, t) => n * fittedMeanSquared(values, t)),
        predicted: () => weightedVariance(k, w),
        checkedAt: [6, 9, 12],
        // Drawn items have the fitted variance, which a divisor of n leaves 1/n per fit below the truth's: a per cent of the synthetic part.
        tolerance: within(0.02, 'the fitted variance is a little below 1'),
      };
    }),
  mustBreak: [{ what: 'the same real items for ever', overrides: ['policy.realFrom=fixed'] }, { what: 'no weights', overrides: ['policy={kind: mix, real: 0.5, synthetic: 0.5, realFrom: fresh}'], misread: (expectation) => ({ ...expectation, predicted: () => weightOptimal(1).variance }) }],
};
