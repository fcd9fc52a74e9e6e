// Row 6b: accumulation on a fixed budget, between replacing and keeping all.
import { gaussianSubsample } from '@collapse-lab/theory';
import { momentsAgainst } from '../../observed-gaussian.ts';
import { subsampleWithReplacement } from '../../perturbed-policies.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const gaussianSubsampleSystem: PublishedSystem = {
  id: 'gaussian-subsample',
  rows: ['6b'],
  claim: 'on a fixed budget from all data so far, degradation is slow and bounded',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=2000'],
  expect: (runs) =>
    runs.flatMap((run) => {
      const n = run.study.size;
      return momentsAgainst(run, { of: `n = ${n}`, law: (t) => gaussianSubsample({ n, t, divisor: 'n' }), checkedAt: [1, 2, 10, 50] });
    }),
  mustBreak: [{ what: 'drawn with replacement', lab: subsampleWithReplacement }, { what: 'divided by n − 1', overrides: ['model.divisor=n-1'] }, oneGenerationOff],
};
