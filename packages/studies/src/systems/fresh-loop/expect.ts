// Row 16b: the fresh-data loop, whose end does not depend on its start.
import { gaussianMixFresh } from '@collapse-lab/theory';
import { momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const freshLoopSystem: PublishedSystem = {
  id: 'fresh-loop',
  rows: ['16b'],
  claim: 'with fresh real data the loop settles, wherever it began',
  source: 'Alemohammad et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=200'],
  expect: (runs) =>
    runs.flatMap((run) => {
      const n = run.study.size;
      const shrink = run.study.decoding['shrink'] as number;
      return momentsAgainst(run, { of: `λ = ${shrink}`, law: (t) => gaussianMixFresh({ real: n / 10, synthetic: n - n / 10, shrink, divisor: 'n-1', initial: n, t }), checkedAt: [1, 5, 10, 30] });
    }),
  mustBreak: [{ what: 'a twentieth of the data real', overrides: ['policy.real=0.05', 'policy.synthetic=0.95'] }, oneGenerationOff],
};
