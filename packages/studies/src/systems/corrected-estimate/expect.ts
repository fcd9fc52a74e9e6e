// Row 8: what a known real share is worth.
import { kanabarEffectiveN, type Round } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

export const correctedEstimateSystem: PublishedSystem = {
  id: 'corrected-estimate',
  rows: ['8'],
  claim: 'the loss is of the order of 1/Σ n α²',
  source: 'Kanabar and Gastpar 2025 [R]',
  cost: 'M',
  quick: ['chains=500'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const { size: n, model } = run.study;
      const realShare = model['realShare'] as number;
      // The first batch is real altogether.
      const rounds = (t: number): Round[] => Array.from({ length: t }, (_, i) => ({ n, realShare: i === 0 ? 1 : realShare }));
      return {
        what: `E‖p̂ − p‖², α = ${realShare}`,
        points: meanOf(run, column('squaredError')),
        predicted: (t) => 0.9 / kanabarEffectiveN(rounds(t)).effective,
        checkedAt: [1, 5, 10, 30],
        // First order: batches are near p; with exactly αn real items their variance is a little smaller.
        tolerance: within(0.03, 'first order in how near the batches are to p'),
      };
    }),
  mustBreak: [{ what: 'an estimator that does not know', overrides: ['model={family: categorical, symbols: 10, addK: 0}'], misread: (expectation) => ({ ...expectation, predicted: (t) => 0.9 / (200 * (1 + 0.25 * (t - 1))) }) }, { what: 'half as much real as it is told', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }],
};
