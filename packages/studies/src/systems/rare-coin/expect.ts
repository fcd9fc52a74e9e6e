// Row 7a: a rare outcome's survival, between its bounds.
import { survivalBernoulli } from '@collapse-lab/theory';
import { standardErrors, withinAbsolute, type Expectation } from '../../expectation.ts';
import { shareOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const rareCoinSystem: PublishedSystem = {
  id: 'rare-coin',
  rows: ['7a'],
  claim: 'what is rare survives k refits with a chance of about 1/k',
  source: 'Suresh et al. 2024, theorem 1 [R]',
  cost: 'M',
  quick: ['chains=2000'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const n = run.study.size;
      const probability = run.study.world['probability'] as number;
      const sides = (t: number) => survivalBernoulli({ n, probability, k: t });
      const lower = (t: number): number => {
        const { lower: side } = sides(t);
        return side.kind === 'limit' ? side.value : 0;
      };
      const upper = (t: number): number => {
        const { upper: side } = sides(t);
        return side.kind === 'limit' ? side.value : Infinity;
      };
      const course = { points: shareOf(run, ({ successProbability }) => successProbability! > 0), checkedAt: [1, 10, 20, 50] };
      const of = `p₀ = ${probability}, n = ${n}`;
      return [
        { ...course, what: `P(P_t ≠ 0) between bounds, ${of}`, predicted: (t) => ({ low: lower(t), high: upper(t) }), tolerance: standardErrors(4) },
        // By the exact chain of 100 items the lower side is at most .0035 too low; it is nearer with more items.
        { ...course, what: `P(P_t ≠ 0), ${of}`, predicted: lower, tolerance: withinAbsolute(0.0035, 'the lower bound for the value') },
      ];
    }),
  mustBreak: [{ what: 'a pseudo-count, by a twentieth of fresh data', overrides: ['policy={kind: mix, real: 0.05, synthetic: 0.95, realFrom: fresh}', 'size=100', 'world.probability=0.01', 'chains=300'] }, oneGenerationOff],
};
