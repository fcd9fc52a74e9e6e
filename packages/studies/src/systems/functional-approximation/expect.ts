// Row 1f: the error of a family that cannot hold the truth enters once.
import { functionalApproximation } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { fittedStdDev } from '../../observed-gaussian.ts';
import type { PublishedSystem } from '../../system.ts';

export const functionalApproximationSystem: PublishedSystem = {
  id: 'functional-approximation',
  rows: ['1f'],
  claim: 'an error of the family enters at the first fit and stays',
  source: 'Shumailov et al. 2024 [K]',
  cost: 'S',
  quick: ['size=50000'],
  expect: ([run]): Expectation[] => {
    const { stdDev, divergence } = functionalApproximation({ weight: 0.5, means: [-2, 2], stdDevs: [1, 1] });
    const { size, heldOut, generations } = run!.study;
    const checkedAt = [1, 2, 5, generations];
    // ln p/q has a standard deviation of 0.45 over the truth: 4 · 0.45/√heldOut of one held-out sample, and p/(2n) a refit, p = 2.
    const slack = 1.8 / Math.sqrt(heldOut) + generations / size;
    return [
      { what: 'excess loss in nats, KL(p‖q_t)', points: meanOf(run!, column('excessRisk')), predicted: () => divergence, checkedAt, tolerance: withinAbsolute(slack, 'one held-out sample, and p/(2n) a refit') },
      // A refit moves ln σ by 1/√(2n): 4 of these over all generations, times σ.
      { what: 'σ_t', points: meanOf(run!, fittedStdDev), predicted: () => stdDev, checkedAt, tolerance: withinAbsolute(4 * stdDev * Math.sqrt(generations / (2 * size)), 'sampling noise of ten refits') },
    ];
  },
  mustBreak: [{ what: 'modes nearer by half', overrides: ['world.means=[-1, 1]'] }, { what: 'samples drawn narrower', overrides: ['decoding.shrink=0.95'] }],
};
