// Row 1b: the unbiased variant, and its distance from the truth.
import { gaussianReplace, w2Expected } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedMeanSquared, fittedStdDev, momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const gaussianUnbiasedSystem: PublishedSystem = {
  id: 'gaussian-unbiased',
  rows: ['1b'],
  claim: 'E W₂² from the truth grows without bound although E σ² stays',
  source: 'Shumailov et al. 2024, theorem 3.1 [K]',
  cost: 'S',
  quick: ['chains=600'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const n = run.study.size;
      const of = `n = ${n}`;
      const law = (t: number) => gaussianReplace({ n, t, divisor: 'n-1' });
      const checkedAt = [1, 20, 50, 100];
      const distance = meanOf(run, (values, t) => fittedMeanSquared(values, t) + (fittedStdDev(values, t) - 1) * (fittedStdDev(values, t) - 1));
      return [
        ...momentsAgainst(run, { of, law, checkedAt }),
        { what: `E σ_t, ${of}`, points: meanOf(run, fittedStdDev), predicted: (t) => law(t).stdDev, checkedAt, tolerance: standardErrors(4) },
        { what: `E W₂², ${of}`, points: distance, predicted: (t) => w2Expected({ n, t, divisor: 'n-1' }), checkedAt, tolerance: standardErrors(4) },
      ];
    }),
  mustBreak: [{ what: 'divided by n', overrides: ['model.divisor=n'] }, oneGenerationOff],
};
