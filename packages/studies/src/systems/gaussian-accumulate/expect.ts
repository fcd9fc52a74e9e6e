// Rows 1c and 6a: accumulation, whose variance does not vanish.
import { gaussianAccumulate } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedMeanSquared, fittedVariance, momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const gaussianAccumulateSystem: PublishedSystem = {
  id: 'gaussian-accumulate',
  rows: ['1c', '6a'],
  claim: 'accumulating data keeps the variance from vanishing',
  source: 'Shumailov et al. 2024, Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=24'],
  expect: (runs) =>
    // In d dimensions a variance is the mean over axes, as is a squared error: the trace by d.
    runs.flatMap((run): Expectation[] => {
      const n = run.study.size;
      const [first] = run.study.world['means'] as readonly (number | readonly number[])[];
      const of = `n = ${n}, d = ${typeof first === 'number' ? 1 : first!.length}`;
      const checkedAt = [1, 10, 50];
      const kept = meanOf(run, (values, t) => fittedVariance(values, t) + fittedMeanSquared(values, t));
      return [
        ...momentsAgainst(run, { of, law: (t) => gaussianAccumulate({ n, t, divisor: 'n' }), checkedAt }),
        { what: `E σ²_t + E (μ_t − μ)², ${of}`, points: kept, predicted: () => 1, checkedAt, tolerance: standardErrors(4) },
      ];
    }),
  mustBreak: [{ what: 'divided by n − 1', overrides: ['model.divisor=n-1'] }, { what: 'nothing kept', overrides: ['policy.kind=replace'] }, oneGenerationOff],
};
