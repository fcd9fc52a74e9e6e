// Row 8w: what a watermark is worth to who does not throw anything away.
import { bscWatermarkGain, kanabarEffectiveN } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** How often the detectors of the study's cells are wrong, either way, and the real share of its batches. */
const ERRORS = [0, 0.01, 0.1, 0.3, 0.5] as const;
const REAL = 0.1;

export const watermarkedEstimateSystem: PublishedSystem = {
  id: 'watermarked-estimate',
  rows: ['8w'],
  claim: 'a watermark makes each batch worth n α² (1 + χ²) instead of n α²',
  source: 'Kanabar and Gastpar 2025, follow-up on watermarks [R]',
  cost: 'M',
  quick: ['chains=100'],
  wholeSweep: true,
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const { size: n } = run.study;
      const error = ERRORS[i]!;
      const gain = bscWatermarkGain(REAL, error);
      return {
        what: `E‖p̂ − p‖², a detector wrong in ${error} (gain ${gain.toFixed(2)})`,
        points: meanOf(run, column('squaredError')),
        // The first batch is real altogether.
        predicted: (t) => 0.9 / kanabarEffectiveN(Array.from({ length: t }, (_, i) => (i === 0 ? { n, realShare: 1 } : { n, realShare: REAL, gain }))).effective,
        checkedAt: [1, 20, 40],
        tolerance: within(0.05, 'first order in how near the batches are to p'),
      };
    }),
  mustBreak: [{ what: 'a detector that is wrong in half of all cases', overrides: ['selection=[{ kind: watermark, realShare: 0.1, truePositiveRate: 0.5, falsePositiveRate: 0.5 }]'] }, { what: 'an estimator that does not know', overrides: ['model.realShare=0.1'] }],
};
