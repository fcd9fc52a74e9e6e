// Row 7c: the share of chains that have not collapsed, under a bound and beside its normal law.
import { gaussianSurvival, sureshGaussianBound } from '@collapse-lab/theory';
import { standardErrors, withinAbsolute, type Expectation } from '../../expectation.ts';
import { shareOf } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

const threshold = 0.1;

export const gaussianSurvivalSystem: PublishedSystem = {
  id: 'gaussian-survival',
  rows: ['7c'],
  claim: 'P(σ_k > ε) ≤ (σ₀/ε) e^(−k/(4n−1))',
  source: 'Suresh et al. 2024, theorem 3 [R]',
  cost: 'S',
  quick: ['chains=1500'],
  expect: ([run]): Expectation[] => {
    const n = run!.study.size;
    const points = shareOf(run!, (values) => (values['fittedStdDev'] ?? NaN) > threshold);
    const bound = (t: number): number => {
      const limit = sureshGaussianBound({ n, t, threshold });
      return limit.kind === 'limit' ? limit.value : Infinity;
    };
    return [
      { what: 'P(σ_t > 0.1), bound', points, predicted: (t) => ({ low: -Infinity, high: bound(t) }), checkedAt: points.map(({ x }) => x), tolerance: standardErrors(4) },
      {
        what: 'P(σ_t > 0.1), normal law of ln σ²',
        points,
        predicted: (t) => gaussianSurvival({ n, t, divisor: 'n-1', threshold }),
        checkedAt: [20, 40, 60, 80, 100, 200],
        // The sum of t logarithms of χ² is normal only in the limit: skewness is 1/√t of one term's −0.7.
        tolerance: withinAbsolute(0.01, 'the logarithm is not exactly normal'),
      },
    ];
  },
  mustBreak: [{ what: 'divided by n', overrides: ['model.divisor=n'] }, generationsOff(5)],
};
