// Row 9: what a change of the first real data still does, generations later, on common random numbers.
import { fuStability, gaussianMixFresh } from '@collapse-lab/theory';
import { wholeShare, type RunRecord } from '@collapse-lab/runner';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { fittedMeanSquared } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const SHIFT = 0.5;

export const recursiveStabilitySystem: PublishedSystem = {
  id: 'recursive-stability',
  rows: ['9'],
  claim: 'a constant share of real data makes the loop forget its first data',
  source: 'Fu et al. 2025 [P]',
  cost: 'S',
  quick: ['chains=200'],
  expect: (runs): Expectation[] => {
    // Two for each size: as it is, and with the first real items moved.
    const pairs = [0, 2].flatMap((i) => {
      const [first, changed] = runs.slice(i, i + 2);
      return first && changed ? [{ first, changed }] : [];
    });
    return pairs.flatMap(({ first, changed }): Expectation[] => {
      const { size: n } = first.study;
      const real = wholeShare(0.2, n);
      const floor = (t: number) => n * gaussianMixFresh({ real, synthetic: n - real, shrink: 1, divisor: 'n', initial: n, t }).meanSquaredError;
      return [
        {
          what: `E (change of μ_t), n = ${n}`,
          points: meanOf(difference(changed, first), column('fittedMean')),
          // All n items moved by δ are n swaps of one item.
          predicted: (t) => SHIFT * fuStability({ n: 1, realShare: real / n, shift: 1, i: t - 1 }),
          checkedAt: [1, 2, 5, 10, 20],
          tolerance: standardErrors(4),
        },
        // The same for every n, to first order: the floor is as 1/n.
        { what: `n E (μ_t − μ)², n = ${n}`, points: meanOf(first, (values, t) => n * fittedMeanSquared(values, t)), predicted: floor, checkedAt: [1, 5, 20], tolerance: standardErrors(4) },
      ];
    });
  },
  mustBreak: [{ what: 'half as much real', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }, { what: 'the first data kept', overrides: ['policy.realFrom=fixed'] }, oneGenerationOff],
};

/** Row by row, chain by chain, what the one has more than the other. */
function difference(more: RunRecord, less: RunRecord): RunRecord {
  return { ...more, rows: more.rows.map((row, i) => ({ ...row, values: { fittedMean: (row.values['fittedMean'] ?? NaN) - (less.rows[i]?.values['fittedMean'] ?? NaN) } })) };
}
