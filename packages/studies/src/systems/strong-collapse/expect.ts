// Row 19b: a share of wrong labels leaves an error that no amount of data takes away.
import { strongCollapseFloor } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** ‖δ‖² of the study, and the share of synthetic labels in its cells, which come for each size. */
const SHIFT = 0.5;
const SYNTHETIC = [0.5, 0.2];

export const strongCollapseSystem: PublishedSystem = {
  id: 'strong-collapse',
  rows: ['19b'],
  claim: 'a share of synthetic labels leaves a floor under the error, and more data no longer help',
  source: 'Dohmatob et al. 2024, strong model collapse [P]',
  cost: 'S',
  quick: ['chains=40'],
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const synthetic = SYNTHETIC[i % SYNTHETIC.length]!;
      return {
        what: `E‖ŵ − w‖², ${synthetic} synthetic, n = ${run.study.size}`,
        points: meanOf(run, column('squaredSlopeError')),
        predicted: (t) => (t === 1 ? SHIFT : strongCollapseFloor(synthetic, SHIFT)),
        checkedAt: [2],
        // Two slopes with a noise variance of ¼ err by ½/n, p₂² of generation 1's error and p₂(1 − p₂)‖δ‖² of the mixed labels beside: 1 % of the smaller floor at n = 4,000.
        tolerance: within(0.03, 'what estimation adds'),
      };
    }),
  mustBreak: [{ what: 'a plane that is less far off', overrides: ['world.slope=[{ schedule: step, from: 1.3, to: 1, at: 2 }, -0.5]'] }, { what: 'a third synthetic', overrides: ['policy.real=0.66', 'policy.synthetic=0.34'] }],
};
