// Row 20: how fast accumulation learns with a share of real data in every round.
import { wholeShare } from '@collapse-lab/runner';
import { crtExponent, crtMeanSquared, zipfLaw } from '@collapse-lab/theory';
import { standardErrors, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** The real shares of the study's cells and the exponents of their first rounds. */
const CELLS = [[0.1, 3], [0.2, 3], [0.3, 3], [0.7, 0], [1, 0]] as const;
const SYMBOLS = 50;

export const realShareSystem: PublishedSystem = {
  id: 'real-share',
  rows: ['20'],
  claim: 'with a real share α the error falls as M^−min(½, α)',
  source: 'Wang, Niu and Li 2025 [R], the header of their code',
  cost: 'M',
  quick: ['chains=30'],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const { size } = run.study;
      const [share, exponent] = CELLS[i]!;
      const realShare = wholeShare(share, size) / size;
      const began = zipfLaw(exponent, SYMBOLS);
      const biased = began.reduce((sum, p) => sum + (p - 1 / SYMBOLS) * (p - 1 / SYMBOLS), 0);
      const first = biased + (1 - began.reduce((sum, p) => sum + p * p, 0)) / size;
      // In generation 1 the world is another one than that of the claim.
      const points = meanOf(run, column('squaredError')).filter(({ x }) => x > 1);
      const error = (t: number): number => crtMeanSquared({ size, realShare, spread: 1 - 1 / SYMBOLS, first, t });
      const common = { tolerance: standardErrors(4) };
      return [
        { ...common, what: `E Σ (p̂ − p)², α = ${realShare}`, points, predicted: error, checkedAt: [20, 100, 200] },
        // The slope over this decade, which is within .03 of where it goes.
        { ...common, what: `slope of ln rms on ln M, α = ${realShare} (limit ${-crtExponent(realShare).exponent})`, points: [slope(points, 20, 200)], predicted: () => Math.log(error(200) / error(20)) / (2 * Math.log(10)), checkedAt: [200] },
      ];
    }),
  mustBreak: [{ what: 'a tenth real in every cell', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }, { what: 'synthetic items alone', overrides: ['policy.real=0', 'policy.synthetic=1'] }, { what: 'a first round of the real law', overrides: ['world.exponent=0'] }],
};

/** Between two rounds; the standard error as if both were independent, which is more than it is. */
function slope(points: readonly Point[], from: number, to: number): Point {
  const [before, after] = [from, to].map((t) => points.find(({ x }) => x === t) ?? { estimate: NaN, standardError: NaN });
  const logarithm = 2 * Math.log(to / from);
  const relative = Math.hypot(before!.standardError / before!.estimate, after!.standardError / after!.estimate);
  return { x: to, estimate: Math.log(after!.estimate / before!.estimate) / logarithm, standardError: relative / logarithm };
}
