// Row 1g, as far as a linear autoencoder goes: its latent spread falls.
import { gaussianReplace } from '@collapse-lab/theory';
import { asStated, standardErrors, type Expectation } from '../../expectation.ts';
import { stepsOf } from '../../steps.ts';
import { column, meanOf, type Observe } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

const [DIMENSIONS, LATENT] = [8, 2];
/** Of the world's covariance. */
const TRACE = 2 * 4.25 + 6 * 0.25;

const latent = column('latentStdDev');
const noise = column('noiseStdDev');

/** Of W Wᵀ + σ² I. */
const trace: Observe = (values, t) => LATENT * latent(values, t) * latent(values, t) + DIMENSIONS * noise(values, t) * noise(values, t);

export const linearAutoencoderSystem: PublishedSystem = {
  id: 'linear-autoencoder',
  rows: ['1g'],
  claim: 'the latent spread of an autoencoder shrinks from generation to generation',
  source: 'Shumailov et al. 2024 [R], in a linear analogue',
  cost: 'M',
  quick: ['chains=400'],
  expect: ([run]): Expectation[] => {
    const { size } = run!.study;
    return [
      // Maximum likelihood keeps the trace of the sample's covariance: the noise is the mean of what the latent directions leave.
      { what: 'E tr Σ_t', points: meanOf(run!, trace), predicted: (t) => TRACE * gaussianReplace({ n: size, t, divisor: 'n' }).variance, checkedAt: [1, 10, 30, 50], tolerance: standardErrors(4) },
      { what: 'change of the latent spread since the row before', points: stepsOf(meanOf(run!, latent)), predicted: () => ({ low: -Infinity, high: 0 }), checkedAt: [10, 20, 30, 40, 50], tolerance: asStated },
    ];
  },
  mustBreak: [{ what: 'divided by n − 1', overrides: ['model.divisor=n-1'] }, { what: 'all data kept', overrides: ['policy.kind=accumulate'] }, generationsOff(10)],
};
