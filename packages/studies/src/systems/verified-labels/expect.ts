// Row 17a: how many wrong labels a verifier can take.
import { fengThreshold } from '@collapse-lab/theory';
import { asStated, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** φ and ψ of the study's oracles, each for two of its cells. */
const ORACLES = [[0.8, 0.4], [0.9, 0.3], [0.6, 0.6], [1, 0.25]] as const;

export const verifiedLabelsSystem: PublishedSystem = {
  id: 'verified-labels',
  rows: ['17a'],
  claim: 'verified labels teach the truth up to a share of wrong ones, and its opposite beyond',
  source: 'Feng et al. 2024 [P]',
  cost: 'S',
  quick: ['chains=2'],
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const [keepRight, keepWrong] = ORACLES[Math.floor(i / 2)]!;
      const wrong = run.study.world['flipped'] as number;
      const threshold = fengThreshold({ keepRight, keepWrong });
      return {
        what: `accuracy, φ = ${keepRight}, ψ = ${keepWrong}, ${wrong} wrong (threshold ${threshold.toFixed(3)})`,
        points: meanOf(run, column('accuracy')),
        // Generation 1's batch is real, and no selection sees it. Of m ≈ 10,000 labels that are kept, right ones lead by e ≥ 0.2: the fitted plane is off by about
        // √((d − 1)/m) / (e √(2/π)) = 0.12, which is 4 % of the covariates.
        predicted: (t) => (t === 1 ? { low: 0, high: 1 } : wrong < threshold ? { low: 0.95, high: 1 } : { low: 0, high: 0.05 }),
        checkedAt: [2],
        tolerance: asStated,
      };
    }),
  mustBreak: [
    { what: 'nothing filtered', overrides: ['selection=[]'] },
    { what: 'an oracle that keeps wrong labels rather', overrides: ['selection=[{ kind: verify, keepRight: 0.4, keepWrong: 0.8, reward: right-label, atLeast: 1, stage: training }]'] },
  ],
};
