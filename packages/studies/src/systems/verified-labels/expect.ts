// Row 17a: how many wrong labels a verifier can take.
import { fengThreshold } from '@collapse-lab/theory';
import { asStated, withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** φ and ψ of the study's oracles, each for two of its cells. */
const ORACLES = [[0.8, 0.4], [0.9, 0.3], [0.6, 0.6], [1, 0.25], [1, 0.25]] as const;

/**
 * Accuracy of a plane in d dimensions fitted to m labels that are right with a share of (1 + e)/2, to first order in e: the mean of the labels' covariates
 * is e √(2/π) along the truth and 1/√m across, in d − 1 directions [D].
 */
function accuracyOf({ lead, labels, dimensions }: { lead: number; labels: number; dimensions: number }): number {
  return 1 - Math.atan2(Math.sqrt((dimensions - 1) / labels), lead * Math.sqrt(2 / Math.PI)) / Math.PI;
}

export const verifiedLabelsSystem: PublishedSystem = {
  id: 'verified-labels',
  rows: ['17a'],
  claim: 'verified labels teach the truth up to a share of wrong ones, and its opposite beyond',
  source: 'Feng et al. 2024 [P]',
  cost: 'S',
  quick: ['chains=2'],
  wholeSweep: true,
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const [keepRight, keepWrong] = ORACLES[Math.floor(i / 2)]!;
      const { flipped, slope } = run.study.world as { flipped?: unknown; slope?: unknown };
      const [wrong, dimensions] = [flipped as number, (slope as readonly number[]).length];
      const threshold = fengThreshold({ keepRight, keepWrong });
      const [right, astray] = [(1 - wrong) * keepRight, wrong * keepWrong];
      const few = dimensions < 10;
      // Generation 1's batch is real, and no selection sees it.
      const accuracy = few ? (wrong < threshold ? { low: 0.95, high: 1 } : { low: 0, high: 0.05 }) : accuracyOf({ lead: (right - astray) / (right + astray), labels: run.study.size * (right + astray), dimensions });
      return {
        what: `accuracy, φ = ${keepRight}, ψ = ${keepWrong}, ${wrong} wrong (threshold ${threshold.toFixed(3)}), ${dimensions} covariates`,
        points: meanOf(run, column('accuracy')),
        predicted: (t) => (t === 1 ? { low: 0, high: 1 } : accuracy),
        checkedAt: [2],
        // Of 5 covariates .04 is lost to the fit at most, of 50 a fifth: that is predicted.
        tolerance: few ? asStated : withinAbsolute(0.015, 'first order in the lead of right labels'),
      };
    }),
  mustBreak: [
    { what: 'nothing filtered', overrides: ['selection=[]'] },
    { what: 'an oracle that keeps wrong labels rather', overrides: ['selection=[{ kind: verify, keepRight: 0.4, keepWrong: 0.8, reward: right-label, atLeast: 1, stage: training }]'] },
  ],
};
