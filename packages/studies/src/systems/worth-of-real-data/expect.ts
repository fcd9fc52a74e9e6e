// Row 6f: whether synthetic items beside real ones help depends on how many real ones there are.
import { UserError, type JournalRow, type RunRecord } from '@collapse-lab/runner';
import { mean, sampleVariance } from '@collapse-lab/statistics';
import { asStated, type Expectation, type Point } from '../../expectation.ts';
import type { PublishedSystem } from '../../system.ts';

/** The study's numbers of real points; of those between nothing is claimed. */
const [FEW, MANY] = [20, 1000];

export const worthOfRealDataSystem: PublishedSystem = {
  id: 'worth-of-real-data',
  rows: ['6f'],
  claim: 'where real data are few, synthetic ones beside them help; where they are many, they hurt',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=150'],
  wholeSweep: true,
  expect: (runs): Expectation[] => {
    return [...new Set(runs.map(({ study }) => study.size))].map((size) => {
      const points = againstNone(runs.filter(({ study }) => study.size === size));
      return {
        what: `held-out loss with synthetic points less that without, ${size} real points`,
        along: 'synthetic points per real one',
        points,
        // The sign is claimed, so it must be there beyond chance.
        predicted(x) {
          const chance = 4 * (points.find((point) => point.x === x)?.standardError ?? NaN);
          if (size <= FEW) return { low: -Infinity, high: -chance };
          return size >= MANY ? { low: chance, high: Infinity } : { low: -Infinity, high: Infinity };
        },
        checkedAt: [0.25, 0.5, 1],
        tolerance: asStated,
      };
    });
  },
  mustBreak: [
    { what: 'a narrow kernel, that adds nothing', overrides: ['model.bandwidth=0.05'] },
    { what: 'synthetic points of the very real ones that they are put beside', overrides: ['policy.realFrom=fixed'] },
  ],
};

/** Generation 2's loss less that of the same chain, of the same real points, without synthetic ones. */
function againstNone(runs: readonly RunRecord[]): Point[] {
  const none = runs.find(({ study }) => study.policy['synthetic'] === 0);
  if (!none) throw new UserError(`policy.synthetic must be 0 in one study of each size for what worth-of-real-data checks, but got ${runs.map(({ study }) => String(study.policy['synthetic'])).join(', ')}; leave it out`);
  const without = new Map(none.rows.filter(isLast).map(({ chain, values }) => [chain, values['heldOutNll'] ?? NaN]));
  return runs
    .filter((run) => run !== none)
    .map((run) => {
      const differences = run.rows.filter(isLast).map(({ chain, values }) => (values['heldOutNll'] ?? NaN) - (without.get(chain) ?? NaN));
      // A chain that is not there is no number, and must not pass for a smaller sample.
      const whole = differences.length === run.study.chains;
      return { x: run.study.policy['synthetic'] as number, estimate: whole ? mean(differences) : NaN, standardError: Math.sqrt(sampleVariance(differences) / differences.length) };
    });
}

const isLast = ({ arm, generation }: JournalRow): boolean => arm === 'loop' && generation === 2;
