// Row 20: how fast accumulation learns with a share of real data in every round.
import { crtExponent, crtMeanSquared } from '@collapse-lab/theory';
import { standardErrors, withinAbsolute, type Expectation, type Point } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** The real shares of the study's cells with the first round's share of ones, and items a round. */
const CELLS = [[0.1, 0.9], [0.3, 0.9], [0.7, 0.5]] as const;
const SIZE = 10;

export const realShareSystem: PublishedSystem = {
  id: 'real-share',
  rows: ['20'],
  claim: 'with a real share α the error falls as M^−min(½, α)',
  source: 'Wang, Niu and Li 2025 [R], the header of their code',
  cost: 'M',
  quick: ['chains=80'],
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const [realShare, began] = CELLS[i]!;
      const first = (began - 0.5) * (began - 0.5) + (began * (1 - began)) / SIZE;
      const points = meanOf(run, ({ successProbability: p }) => (p! - 0.5) * (p! - 0.5));
      return [
        { what: `E (F̂ − F)² at the median, α = ${realShare}`, points, predicted: (t) => crtMeanSquared({ size: SIZE, realShare, first, t }), checkedAt: [1, 20, 100, 200], tolerance: standardErrors(4) },
        { what: `slope of ln rms on ln M, α = ${realShare}`, points: [slope(points, 20, 200)], predicted: () => -crtExponent(realShare).exponent, checkedAt: [200], tolerance: withinAbsolute(0.03, 'a limit of many items') },
      ];
    }),
  mustBreak: [{ what: 'half as much real', overrides: ['policy.real=0.05', 'policy.synthetic=0.95'] }, { what: 'synthetic items alone', overrides: ['policy.real=0', 'policy.synthetic=1'] }, { what: 'a first round of the real law', overrides: ['world.probability=0.5'] }],
};

/** Between two rounds; the standard error as if both were independent, which is more than it is. */
function slope(points: readonly Point[], from: number, to: number): Point {
  const [before, after] = [from, to].map((t) => points.find(({ x }) => x === t)!);
  const logarithm = 2 * Math.log(to / from);
  const relative = Math.hypot(before!.standardError / before!.estimate, after!.standardError / after!.estimate);
  return { x: to, estimate: Math.log(after!.estimate / before!.estimate) / logarithm, standardError: relative / logarithm };
}
