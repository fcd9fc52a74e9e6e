// Row 17c: a detector of synthetic items is a larger real share.
import { detectorRealShare, wfMutationVariance } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** True and false positive rates in the cells of the study. */
const DETECTORS = [[0, 0], [0.5, 0.05], [0.9, 0.05], [0.99, 0.05]] as const;
const [REAL, SYMBOLS] = [0.05, 8];

export const provenanceFilterSystem: PublishedSystem = {
  id: 'provenance-filter',
  rows: ['17c'],
  claim: 'dropping what a detector flags makes the real share larger, by Bayes',
  source: 'the mutation balance of row 21 behind a detector [D]',
  cost: 'M',
  quick: ['chains=150'],
  wholeSweep: true,
  expect: (runs) =>
    runs.map((run, i): Expectation => {
      const [tpr, fpr] = DETECTORS[i]!;
      // As many of each size that 200 are left on average.
      const left = Math.round(run.study.size * (REAL * (1 - fpr) + (1 - REAL) * (1 - tpr)));
      const fresh = detectorRealShare({ realShare: REAL, tpr, fpr });
      return {
        what: `E Σ (p_t − p)², detected ${tpr}, in error ${fpr} (real share ${fresh.toFixed(3)})`,
        points: meanOf(run, column('squaredError')),
        predicted: (t) => SYMBOLS * wfMutationVariance({ n: left, p: 1 / SYMBOLS, fresh, counts: i === 0 ? 'fixed' : 'drawn', t }),
        checkedAt: [10, 20, 40].filter((t) => t <= run.study.generations),
        // How many items are left varies by chance, by 1/√200 of themselves at most.
        tolerance: within(0.03, 'numbers of items that vary'),
      };
    }),
  mustBreak: [{ what: 'nothing detected', overrides: ['selection=[]'] }, { what: 'twice the real share', overrides: ['policy.real=0.1', 'policy.synthetic=0.9'] }],
};
