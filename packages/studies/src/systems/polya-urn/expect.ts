// Row 3a at temperature 1: nothing pulls, and the limit is left to chance.
import { wholeShare } from '@collapse-lab/runner';
import { polyaVariance } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const SOURCE = [0.5, 0.3, 0.2];

export const polyaUrnSystem: PublishedSystem = {
  id: 'polya-urn',
  rows: ['3a'],
  claim: 'at temperature 1 accumulation comes to rest at a random law',
  source: 'Marchi et al. [R, as restated by Marchi and Tabuada], Pólya’s urn [K]',
  cost: 'M',
  quick: ['chains=250'],
  expect([run]): Expectation[] {
    const { size } = run!.study;
    // One where the size is the study's own; of few at once the law is nearly that of as many one by one.
    const drawn = wholeShare(0.05, size);
    return [
      {
        what: 'E Σ (θ_t − H)²',
        points: meanOf(run!, column('squaredError')),
        predicted: (t) => SOURCE.reduce((sum, share) => sum + totalVariance(share, size, drawn * (t - 1)), 0),
        checkedAt: [1, 50, 100, 201],
        tolerance: standardErrors(4),
      },
    ];
  },
  mustBreak: [{ what: 'a real item beside every draw', overrides: ['policy.real=0.05'] }, { what: 'data replaced', overrides: ['policy={kind: replace}'] }],
};

/** Of the real sample, H(1 − H)/ℓ₀; and of k draws given that, k/(ℓ₀ + k) of the variance in the limit. */
function totalVariance(share: number, real: number, draws: number): number {
  const sampled = (share * (1 - share)) / real;
  return sampled + ((1 - 1 / real) * polyaVariance(share, real) * draws) / (real + draws);
}
