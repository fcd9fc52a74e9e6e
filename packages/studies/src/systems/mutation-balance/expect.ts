// Row 21: drift against fresh real data settles at a spread.
import { wholeShare } from '@collapse-lab/runner';
import { wfMutationVariance } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const mutationBalanceSystem: PublishedSystem = {
  id: 'mutation-balance',
  rows: ['21'],
  claim: 'with a share of fresh data the loop has a stationary spread',
  source: 'Wright and Fisher’s chain with mutation [D]',
  cost: 'M',
  quick: ['chains=200'],
  expect: ([run]): Expectation[] => {
    const { size: n } = run!.study;
    return [
      {
        what: 'E Σ (p_t − p)²',
        points: meanOf(run!, column('squaredError')),
        predicted: (t) => 8 * wfMutationVariance({ n, p: 1 / 8, fresh: wholeShare(0.05, n) / n, counts: 'fixed', t }),
        checkedAt: [1, 10, 50, 100],
        tolerance: standardErrors(4),
      },
    ];
  },
  mustBreak: [{ what: 'a tenth of the data real', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }, { what: 'nothing real', overrides: ['policy.kind=replace'] }, oneGenerationOff],
};
