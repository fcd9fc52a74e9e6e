// Row 16g, partially synthetic: drift beside a real law that is known exactly.
import { seddikPartialVariance } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** N/(N + n) in the cells of the study, where n is its size. */
const REAL_SHARES = [0.5, 0.2, 0.05];
const SYMBOLS = 10;

export const knownLawSystem: PublishedSystem = {
  id: 'known-law',
  rows: ['16g'],
  claim: 'partially synthetic data keep the law at a spread that more real data make small',
  source: 'Seddik et al. 2024 [K]',
  cost: 'M',
  quick: ['chains=200'],
  wholeSweep: true,
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const share = REAL_SHARES[i]!;
      const { size: synthetic } = run.study;
      const real = (synthetic * share) / (1 - share);
      const settled = SYMBOLS * seddikPartialVariance({ real, synthetic, p: 1 / SYMBOLS });
      // The first fit is the law itself; V ← α²(p(1 − p)/n + (1 − 1/n)V) from 0.
      const memory = Math.log((1 - share) * (1 - share) * (1 - 1 / synthetic));
      return {
        what: `E Σ (p_t − p)², ${share} real`,
        points: meanOf(run, column('squaredError')),
        predicted: (t) => settled * (1 - Math.exp(memory * (t - 1))),
        checkedAt: [2, 10, 30],
        tolerance: standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'the real law weighs less', overrides: ['policy.weight=0.3'] }, { what: 'real items that are drawn', overrides: ['world.sampling=items'] }, oneGenerationOff],
};
