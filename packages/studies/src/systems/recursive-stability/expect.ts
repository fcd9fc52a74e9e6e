// Row 9: what a change of the first real data still does, generations later, on common random numbers.
import { fuStability } from '@collapse-lab/theory';
import type { RunRecord } from '@collapse-lab/runner';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const SHIFT = 0.5;

export const recursiveStabilitySystem: PublishedSystem = {
  id: 'recursive-stability',
  rows: ['9'],
  claim: 'a constant share of real data makes the loop forget its first data',
  source: 'Fu et al. 2025 [P]',
  cost: 'S',
  quick: ['chains=200'],
  expect: ([first, changed]): Expectation[] => [
    {
      what: 'E (change of μ_t)',
      points: meanOf(difference(changed!, first!), column('fittedMean')),
      // All n items moved by δ are n swaps of one item.
      predicted: (t) => SHIFT * fuStability({ n: 1, realShare: 0.2, shift: 1, i: t - 1 }),
      checkedAt: [1, 2, 5, 10, 20],
      tolerance: standardErrors(4),
    },
  ],
  mustBreak: [{ what: 'half as much real', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }, { what: 'the first data kept', overrides: ['policy.realFrom=fixed'] }, oneGenerationOff],
};

/** Row by row, chain by chain, what the one has more than the other. */
function difference(more: RunRecord, less: RunRecord): RunRecord {
  return { ...more, rows: more.rows.map((row, i) => ({ ...row, values: { fittedMean: (row.values['fittedMean'] ?? NaN) - (less.rows[i]?.values['fittedMean'] ?? NaN) } })) };
}
