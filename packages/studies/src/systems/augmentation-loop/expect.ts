// Row 16c: synthetic augmentation of fixed real data.
import { wholeShare } from '@collapse-lab/runner';
import { gaussianFixedReal } from '@collapse-lab/theory';
import { standardErrors } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedMeanSquared, momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** The share of the first fit's real items that is kept, beside as many synthetic ones as that fit had real ones. */
const KEPT = 0.1112;

export const augmentationLoopSystem: PublishedSystem = {
  id: 'augmentation-loop',
  rows: ['16c'],
  claim: 'fixed real data only delay the loss',
  source: 'Alemohammad et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=120'],
  expect: (runs) =>
    runs.flatMap((run) => {
      const { size: initial, generations } = run.study;
      const shrink = run.study.decoding['shrink'] as number;
      const law = (t: number) => gaussianFixedReal({ real: wholeShare(KEPT, initial), synthetic: initial, shrink, divisor: 'n-1', initial, t });
      return [
        ...momentsAgainst(run, { of: `λ = ${shrink}`, law, checkedAt: [1, 10, 20, generations] }),
        // Of the 800 real items that the first fit had besides, 2 · (1/100 − 1/900) · .9⁴⁹ = 1e-4 is left, a quarter of a standard error of 1,500 chains.
        { what: `the fixed point of E (μ_t − μ)², λ = ${shrink}`, points: meanOf(run, fittedMeanSquared), predicted: () => law(Infinity).meanSquaredError, checkedAt: [generations], tolerance: standardErrors(4) },
      ];
    }),
  mustBreak: [{ what: 'fresh real data instead', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'] }, { what: 'nothing real', overrides: ['policy={kind: replace}'] }, oneGenerationOff],
};
