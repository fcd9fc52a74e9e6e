// Row 19a: the weight of real data that loses least.
import { weightedVariance, weightOptimal } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { settledOf } from '../../observe.ts';
import { fittedMeanSquared } from '../../observed-gaussian.ts';
import type { PublishedSystem } from '../../system.ts';

/** Fresh real items a generation, and from where on the loop has forgotten its start: of that at most .444⁹ = 7e-4 is left. */
const [REAL, SETTLED] = [20, 10];

export const optimalWeightsSystem: PublishedSystem = {
  id: 'optimal-weights',
  rows: ['19a'],
  claim: 'real items weigh best by the inverse golden ratio',
  source: 'He, Xu and Cheng 2025 [P]',
  cost: 'M',
  quick: ['chains=120'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const { weight, real = 1, synthetic } = run.study.policy as { weight?: unknown; real?: unknown; synthetic?: unknown };
      const [w, k] = [weight as number, (synthetic as number) / (real as number)];
      const { weight: best } = weightOptimal(k);
      const said = Math.abs(w - best) < 1e-6 ? ' (best)' : Math.abs(w - 1 / (1 + k)) < 1e-6 ? ' (pooled)' : '';
      return {
        what: `n E (μ_t − μ)², k = ${k}, w = ${w}${said}`,
        points: settledOf(run, (values, t) => REAL * fittedMeanSquared(values, t), SETTLED),
        predicted: () => weightedVariance(k, w, REAL),
        checkedAt: [run.study.generations],
        tolerance: standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'the same real items for ever', overrides: ['policy.realFrom=fixed'] }, { what: 'half the weight', overrides: ['policy.weight=0.25'], misread: (expectation) => ({ ...expectation, predicted: () => weightOptimal(1).variance }) }],
};
