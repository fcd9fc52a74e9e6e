// Row 16c: synthetic augmentation of fixed real data.
import { gaussianFixedReal } from '@collapse-lab/theory';
import { momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const augmentationLoopSystem: PublishedSystem = {
  id: 'augmentation-loop',
  rows: ['16c'],
  claim: 'fixed real data only delay the loss',
  source: 'Alemohammad et al. 2024 [R]',
  cost: 'S',
  quick: ['chains=1000'],
  expect: (runs) =>
    runs.flatMap((run) => {
      const n = run.study.size;
      const shrink = run.study.decoding['shrink'] as number;
      return momentsAgainst(run, { of: `λ = ${shrink}`, law: (t) => gaussianFixedReal({ real: n, synthetic: n, shrink, divisor: 'n-1', t }), checkedAt: [1, 2, 5, 20] });
    }),
  mustBreak: [{ what: 'fresh real data instead', overrides: ['policy={kind: weighted, weight: 0.5, realFrom: fresh}'] }, { what: 'nothing real', overrides: ['policy.kind=replace'] }, oneGenerationOff],
};
