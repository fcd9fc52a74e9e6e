// Row 7b: a Poisson mean's survival, exactly.
import { survivalPoisson } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf, shareOf } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

export const poissonExtinctionSystem: PublishedSystem = {
  id: 'poisson-extinction',
  rows: ['7b'],
  claim: 'P(Λ_k ≠ 0) = 1 − e^(−nλ₀g_k)',
  source: 'Suresh et al. 2024, theorem 2 [R]',
  cost: 'M',
  quick: ['chains=1500'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const n = run.study.size;
      const rate = run.study.world['mean'] as number;
      const tolerance = standardErrors(4);
      return [
        { what: `P(Λ_t ≠ 0), λ₀ = ${rate}`, points: shareOf(run, ({ fittedMean }) => fittedMean! > 0), predicted: (t) => survivalPoisson({ n, rate, k: t }), checkedAt: [50, 100, 200, 500], tolerance },
        { what: `E Λ_t, λ₀ = ${rate}`, points: meanOf(run, column('fittedMean')), predicted: () => rate, checkedAt: [1, 50], tolerance },
      ];
    }),
  mustBreak: [{ what: 'a tenth of the data real', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}', 'chains=60'] }, generationsOff(10)],
};
