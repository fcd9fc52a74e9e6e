// Row 8: what a known real share is worth.
import { crtMeanSquared, kanabarEffectiveN, type Round } from '@collapse-lab/theory';
import { asStated, standardErrors, within, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** 1 − Σp² of ten equally likely symbols. */
const SPREAD = 0.9;

/** What the batches of n items up to t are worth; the first is real altogether. */
const worthOf = (n: number) => (realShare: number, t: number) => kanabarEffectiveN(Array.from({ length: t }, (_, i): Round => ({ n, realShare: i === 0 ? 1 : realShare })));

export const correctedEstimateSystem: PublishedSystem = {
  id: 'corrected-estimate',
  rows: ['8'],
  claim: 'the loss is of the order of 1/Σ n α², and of 1/Σ n α for who knows which items are real',
  source: 'Kanabar and Gastpar 2025 [R]',
  cost: 'M',
  quick: ['chains=500'],
  wholeSweep: true,
  expect: (runs) => {
    const { size } = runs[0]!.study;
    const worth = worthOf(size);
    const [half, fifth, oracle, pooled] = runs.map((run) => meanOf(run, column('squaredError')));
    // First order: batches are near p; with exactly αn real items their variance is a little smaller.
    const firstOrder = { checkedAt: [1, 5, 10, 30], tolerance: within(0.03, 'first order in how near the batches are to p') };
    const course = (what: string, points = NONE, predicted: (t: number) => number): Expectation => ({ what: `E‖p̂ − p‖², ${what}`, points, predicted, ...firstOrder });
    const order = (what: string, less = NONE, more = NONE): Expectation => ({ what: `E‖p̂ − p‖²${what}, α = 0.5`, points: lessOf(less, more), predicted: () => ({ low: -Infinity, high: 0 }), checkedAt: [10, 30], tolerance: asStated });
    return [
      course('α = 0.5', half, (t) => SPREAD / worth(0.5, t).effective),
      course('α = 0.2', fifth, (t) => SPREAD / worth(0.2, t).effective),
      course('α = 0.5, real items known', oracle, (t) => SPREAD / worth(0.5, t).oracle),
      { ...course('α = 0.5, all items pooled', pooled, (t) => crtMeanSquared({ size, realShare: 0.5, spread: SPREAD, first: SPREAD / size, t })), tolerance: standardErrors(4) },
      order(', known items less known share', oracle, half),
      order(', known share less pooled items', half, pooled),
    ];
  },
  mustBreak: [
    { what: 'an estimator that does not know', overrides: ['model={family: categorical, symbols: 10, addK: 0}'] },
    { what: 'half as much real as it is told', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'] },
  ],
};

const NONE: readonly Point[] = [];

/** Standard errors as of independent runs. */
function lessOf(points: readonly Point[], others: readonly Point[]): Point[] {
  return points.map(({ x, estimate, standardError }, i) => {
    const other = others[i] ?? { estimate: NaN, standardError: NaN };
    return { x, estimate: estimate - other.estimate, standardError: Math.hypot(standardError, other.standardError) };
  });
}
