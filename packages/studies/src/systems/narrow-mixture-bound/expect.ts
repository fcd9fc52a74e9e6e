// Row 7d: a bound on how long the components of a mixture stay wide.
import { sureshMixtureBound } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { shareOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const THRESHOLD = 0.1;

export const narrowMixtureBoundSystem: PublishedSystem = {
  id: 'narrow-mixture-bound',
  rows: ['7d'],
  claim: 'components of one variance σ² narrow: P(σ_k > ε) ≤ (σ₀/ε) e^(−k/4n)',
  source: 'Suresh et al. 2024, theorem 4 [R]',
  cost: 'M',
  quick: ['chains=100'],
  expect: ([run]): Expectation[] => {
    const n = run!.study.size;
    return [
      {
        what: `P(σ_t > ${THRESHOLD})`,
        points: shareOf(run!, (values) => values['stdDev1']! > THRESHOLD),
        predicted(t) {
          const bound = sureshMixtureBound({ n, t, threshold: THRESHOLD });
          return { low: 0, high: bound.kind === 'limit' ? bound.value : 1 };
        },
        checkedAt: [100, 150, 200],
        tolerance: standardErrors(4),
      },
    ];
  },
  mustBreak: [
    { what: 'everything kept', overrides: ['policy.kind=accumulate'] },
    { what: 'a floor under variances that hides the collapse', overrides: ['model.varianceFloor=0.04'] },
  ],
};
