// One Gaussian in two dimensions or more, in closed form: a mixture of one component whose divisor is named.
import type { Points } from '@collapse-lab/numeric';
import { unusable, type FitOutcome, type SampleContext } from '@collapse-lab/runner';
import { onAxes } from '../axis-columns.ts';
import type { Ended } from '../em/em-rule.ts';
import { pointScores } from '../line.ts';
import { cholesky, notPositiveDefinite } from '../multivariate/cholesky.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { widthOf } from '../multivariate/law-row.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { meanAndScatter } from '../multivariate/mean-and-scatter.ts';
import { mixtureEntropy } from '../multivariate/mixture-entropy.ts';
import { covarianceOf, ofKind, type CovarianceKind, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { sampleMixture } from '../multivariate/sample-mixture.ts';
import type { Part } from './line.ts';
import { divideBy, widening, type Divisor } from './rule.ts';

/** The family in d ≥ 2 dimensions; draws are those of the mixture of one component. */
export function spaceGaussian(divisor: Divisor, covariance: Exclude<CovarianceKind, 'tied'>): Part<MixtureLaw> {
  return {
    fit: ({ items, weight }) => fitGaussian(items, weight, divisor, covariance),
    sample: draw,
    redraw: (law, { values, dimensions }, context) => { values.set(draw(law, values.length / dimensions, context).values); },
    score: (law, items) => pointScores(logDensities(items, law)),
    entropy: mixtureEntropy,
    parameters: (law) => ({ ...onAxes('fittedMean', law.means), fittedStdDev: widthOf(law, 0) }),
    encode: encodeLaw,
    decode: decodeLaw,
  };
}

/** Draws of a Gaussian as a decoding leaves it. */
export function draw(law: MixtureLaw, count: number, { streams, decoding }: SampleContext): Points {
  const factor = widening(decoding);
  return sampleMixture(factor === 1 ? law : { ...law, covariances: law.covariances.map((entry) => entry * factor) }, count, streams);
}

/** Ends where the covariance has no Cholesky factor: with n ≤ d items a full one never has. */
function fitGaussian(points: Points, weight: Float64Array | undefined, divisor: Divisor, covariance: CovarianceKind): FitOutcome<MixtureLaw> {
  const { dimensions: d } = points;
  const reason = unusable(points.values, weight, divisor === 'n' ? 1 : 2, d);
  if (reason) return { ended: reason };
  const { mean, scatter, ...masses } = meanAndScatter(points, weight, covariance === 'diagonal' || covariance === 'spherical' ? 'axes' : 'all');
  const by = divideBy(masses, divisor);
  if (typeof by !== 'number') return by;
  const law = ofKind({ dimensions: d, covariance: 'full', weights: Float64Array.of(1), means: mean, covariances: scatter.map((sum) => sum / by) }, covariance);
  return spanned(points, weight, covariance) ?? flat(law) ?? { fitted: law };
}

/** Items that span too few dimensions leave a pivot of 0, whatever rounding makes of it. */
function spanned({ values, dimensions: d }: Points, weight: Float64Array | undefined, covariance: CovarianceKind): Ended | undefined {
  const n = weight ? weight.filter((w) => w > 0).length : values.length / d;
  return covariance === 'full' && n <= d ? { ended: notPositiveDefinite('the covariance', { pivot: n - 1, value: 0 }, d) } : undefined;
}

/** Why the law is none, where its covariance is not positive definite. */
export function flat(law: MixtureLaw): Ended | undefined {
  const failed = cholesky(covarianceOf(law, 0), law.dimensions, new Float64Array(law.dimensions * law.dimensions));
  return failed && { ended: notPositiveDefinite('the covariance', failed, law.dimensions) };
}
