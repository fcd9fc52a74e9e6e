// Row 19a: the weight of real data that loses least.
import { UserError, wholeShare, type RunRecord } from '@collapse-lab/runner';
import { weightedVariance, weightOptimal } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { settledOf } from '../../observe.ts';
import { fittedMeanSquared } from '../../observed-gaussian.ts';
import type { PublishedSystem } from '../../system.ts';

/** From where on the loop has forgotten its start: of that at most .444⁹ = 7e-4 is left. */
const SETTLED = 10;

/** As it is told. */
const rounded = (k: number): number => Number(k.toPrecision(3));

/** A run by what is compared: n real items, kn synthetic ones, and by which rule their weight w was chosen. */
function settled(run: RunRecord) {
  if (run.study.policy.kind !== 'weighted') throw new UserError(`policy must be weighted for what optimal-weights checks, but got ${run.study.policy.kind}; change its parameters alone`);
  const { weight, real = 1, synthetic } = run.study.policy as { weight?: unknown; real?: unknown; synthetic?: unknown };
  const [n, drawn] = [real, synthetic].map((share) => wholeShare(share as number, run.study.size)) as [number, number];
  const [w, k] = [weight as number, drawn / n];
  const rule = Math.abs(w - weightOptimal(k).weight) < 1e-6 ? 'w best for its k' : Math.abs(w - 1 / (1 + k)) < 1e-6 ? 'pooled, w = 1/(1 + k)' : `w = ${w}`;
  const [point] = settledOf(run, (values, t) => n * fittedMeanSquared(values, t), SETTLED);
  return { n, w, k, course: `n E (μ_t − μ)², n = ${n}, ${rule}`, point: { estimate: NaN, standardError: NaN, ...point, x: rounded(k) } };
}

export const optimalWeightsSystem: PublishedSystem = {
  id: 'optimal-weights',
  rows: ['19a'],
  claim: 'real items weigh best by the inverse golden ratio',
  source: 'He, Xu and Cheng 2025 [P]',
  cost: 'M',
  quick: ['chains=120'],
  expect(runs) {
    const all = runs.map(settled).sort((a, b) => a.k - b.k);
    return [...new Set(all.map(({ course }) => course))].map((what): Expectation => {
      const those = all.filter(({ course }) => course === what);
      return {
        what,
        along: 'k',
        points: those.map(({ point }) => point),
        predicted(x) {
          const { k, w, n } = those.find((each) => Object.is(rounded(each.k), x))!;
          return weightedVariance(k, w, n);
        },
        checkedAt: [...new Set(those.map(({ k }) => rounded(k)))],
        tolerance: standardErrors(4),
      };
    });
  },
  mustBreak: [{ what: 'the same real items for ever', overrides: ['policy.realFrom=fixed'] }, { what: 'half the weight', overrides: ['policy.weight=0.25'], misread: (expectation) => ({ ...expectation, predicted: () => weightOptimal(1).variance }) }],
};
