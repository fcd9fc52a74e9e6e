// Row 2, the part that theory reaches: parameters spread with the inverse information.
import { mixtureInverseInformation } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, spreadOf } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

export const mixtureSpreadSystem: PublishedSystem = {
  id: 'mixture-spread',
  rows: ['2'],
  claim: 'near the truth a mixture’s parameters spread as Cov(θ_t) ≈ (t/n) I⁻¹',
  source: 'set-up of the seed blog [R], form [D]',
  cost: 'M',
  quick: ['chains=80'],
  expect: ([run]): Expectation[] => {
    const { size } = run!.study;
    const information = mixtureInverseInformation({ weight: 0.5, means: [-2, 2], stdDevs: [1, 1] });
    return ['weight1', 'mean1', 'mean2', 'stdDev1', 'stdDev2'].map((name, i) => ({
      what: `sd of ${name} over chains`,
      points: spreadOf(run!, column(name)),
      predicted: (t) => Math.sqrt((t * information[i]!) / size),
      checkedAt: [1, 5, 10],
      // To first order in t/n; the ratio of variances lies in 0.5 … 1.3 up to t/n of 0.02, so that of spreads in 0.71 … 1.14.
      tolerance: within(0.25, 'first order in t/n'),
    }));
  },
  mustBreak: [{ what: 'EM stopped after two steps', overrides: ['model.maxIterations=2', 'model.start=cold'] }, generationsOff(4)],
};
