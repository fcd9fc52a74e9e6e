// Row 6c, first part: a kernel density widens for ever, even where data accumulate.
import { kdeSecondMoment } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const mean = column('sampleMean');
const variance = column('variance');

export const kernelDensitySystem: PublishedSystem = {
  id: 'kernel-density',
  rows: ['6c'],
  claim: 'replacing diverges, accumulating is slow (derived: both without bound)',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=300'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const policy = run.study.policy.kind as 'replace' | 'accumulate' | 'accumulate-subsample';
      return {
        what: `E x² of the samples, ${policy}`,
        // Of what model t drew: its law's second moment, by the n items that stand for it.
        points: meanOf(run, (values, t) => variance(values, t) + mean(values, t) * mean(values, t)),
        predicted: (t) => kdeSecondMoment({ variance: 1, bandwidth: 0.5, t, policy }),
        checkedAt: [1, 4, 20, 40],
        tolerance: standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'a bandwidth that shrinks with n', overrides: ['model.bandwidth=scott'] }, oneGenerationOff],
};
