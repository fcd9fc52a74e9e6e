// Row 13: guidance as selection on a quantitative trait, and mutation against it.
import { breeders, guidedVariance, mutationBalance } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** The cells of the study. */
const [SHARE, ENVIRONMENT, SCALE, MUTATION] = [0.2, 0.6, 1.5, 0.2];

export const quantitativeTraitSystem: PublishedSystem = {
  id: 'quantitative-trait',
  rows: ['13'],
  claim: 'selection moves a trait and uses up its variance, which mutation restores',
  source: 'Yoon et al. [P], Falconer and Mackay 1996 [K]',
  cost: 'S',
  quick: ['chains=30'],
  wholeSweep: true,
  expect: ([bred, sharpened, mutated]): Expectation[] => {
    // Parents are chosen of 10,000, which moves i by less than 1e-3 of itself.
    const course = { checkedAt: [1, 2, 4, 8], tolerance: within(0.01, 'a limit of many items') };
    const variance = column('fittedVariance');
    return [
      { ...course, what: 'mean of the trait, the best fifth being parents', points: meanOf(bred!, column('fittedMean')), predicted: (t) => afterBreeding(t - 1).mean },
      { ...course, what: 'inherited variance, the best fifth being parents', points: meanOf(bred!, column('inheritedVariance')), predicted: (t) => afterBreeding(t - 1).inherited },
      { ...course, what: 'variance, sharpened to p^1.5', points: meanOf(sharpened!, variance), predicted: (t) => guidedVariance(SCALE, t - 1) },
      // V ← V/w + m from 1 + m.
      { ...course, what: 'variance, sharpened to p^1.5 with mutation', points: meanOf(mutated!, variance), predicted: (t) => mutationBalance(SCALE, MUTATION) + (1 + MUTATION - mutationBalance(SCALE, MUTATION)) * guidedVariance(SCALE, t - 1) },
    ];
  },
  mustBreak: [{ what: 'the best quarter', overrides: ['selection=[{ kind: truncate, share: 0.25, reward: { kind: polynomial, coefficients: [0, 1] } }]'] }, { what: 'twice the mutation', overrides: ['model.mutation=0.4'] }, oneGenerationOff],
};

/** The breeder's equation, one generation after another. */
function afterBreeding(generations: number): { readonly mean: number; readonly inherited: number } {
  let [mean, inherited] = [0, 1 - ENVIRONMENT];
  for (let t = 0; t < generations; t++) {
    const whole = inherited + ENVIRONMENT;
    const next = breeders({ heritability: inherited / whole, share: SHARE, stdDev: Math.sqrt(whole) });
    mean += next.response;
    inherited = next.variance;
  }
  return { mean, inherited };
}
