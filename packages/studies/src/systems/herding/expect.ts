// Row 15b: how often a herd is right.
import { bhwCascade } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

export const herdingSystem: PublishedSystem = {
  id: 'herding',
  rows: ['15b'],
  claim: 'herds form, and are wrong with a fixed probability',
  source: 'Bikhchandani, Hirshleifer and Welch 1992 [K]',
  cost: 'M',
  quick: ['chains=1500'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const q = run.study.world['probability'] as number;
      return {
        what: `P(a herd is right), q = ${q}`,
        points: meanOf(run, column('choosesOne')),
        // None yet after forty people with probability (q(1 − q))²⁰ < 10⁻¹².
        predicted: (t) => (t === 1 ? q : bhwCascade(q)),
        checkedAt: [1, run.study.generations],
        tolerance: standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'choices that are forgotten', overrides: ['policy={kind: accumulate-mix, real: 1, synthetic: 0}'] }, { what: 'only the last signal heard', misread: (expectation) => ({ ...expectation, predicted: () => expectation.predicted(1) }) }],
};
