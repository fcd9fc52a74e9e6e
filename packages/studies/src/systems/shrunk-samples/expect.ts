// Row 16a: the fully synthetic loop with a sampling bias λ.
import { gaussianReplace } from '@collapse-lab/theory';
import { momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const shrunkSamplesSystem: PublishedSystem = {
  id: 'shrunk-samples',
  rows: ['16a'],
  claim: 'without real data the covariance goes to 0 for every λ ≤ 1',
  source: 'Alemohammad et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=2000'],
  expect: (runs) =>
    runs.flatMap((run) => {
      const shrink = run.study.decoding['shrink'] as number;
      return momentsAgainst(run, { of: `λ = ${shrink}`, law: (t) => gaussianReplace({ n: run.study.size, t, divisor: 'n-1', shrink }), checkedAt: [1, 5, 10, 20] });
    }),
  mustBreak: [{ what: 'divided by n', overrides: ['model.divisor=n'] }, oneGenerationOff],
};
