// Probabilistic principal components (Tipping and Bishop 1999): a linear variational autoencoder in closed form, whose latent spread a loop can lose.
import { ArrayReader, packArrays, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { z } from 'zod';
import { divideBy } from '../gaussian/rule.ts';
import { draw, flat } from '../gaussian/space.ts';
import { pointScores } from '../line.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { meanAndScatter } from '../multivariate/mean-and-scatter.ts';
import { mixtureEntropy } from '../multivariate/mixture-entropy.ts';
import type { MixtureLaw } from '../multivariate/mixture-law.ts';

/** N(mean, W Wᵀ + σ² I) with W of q columns, and what of the spectrum is told. */
interface Components {
  readonly law: MixtureLaw;
  /** √ of the mean over latent directions of λ − σ². */
  readonly latent: number;
  /** σ. */
  readonly noise: number;
}

const parameters = z.strictObject({
  latent: z.int().min(1).describe('q, the latent dimensions; fewer than points have'),
  divisor: z.enum(['n', 'n-1']).describe('what the sum of squares is divided by'),
});

const columns: readonly Column[] = [
  { name: 'latentStdDev', summary: 'Spread that the latent variables explain: √ of the mean over the q directions of λ − σ², λ the largest eigenvalues of the covariance.' },
  { name: 'noiseStdDev', summary: 'σ, what is left: √ of the mean of the other eigenvalues.' },
];

/** Family `ppca`: for points of more dimensions than the latent ones. */
export const ppca = defineFamily({
  id: 'ppca',
  summary: 'Probabilistic principal components: a Gaussian with q directions of its own and the same noise in all others (a linear VAE).',
  parameters,
  create: ({ latent, divisor }): Family<Points, Components> => ({
    columns,
    freeParameters: ({ dimensions: d }) => d + d * latent - (latent * (latent - 1)) / 2 + 1,
    weighted: true,
    decodes: ['temperature', 'shrink'],
    check({ dimensions }) {
      if (dimensions <= latent) throw new UserError(`model.latent must be below the ${dimensions} dimensions of the points, but got ${latent}; lower it`);
    },
    fit({ items, weight }): FitOutcome<Components> {
      const reason = unusable(items.values, weight, divisor === 'n' ? 1 : 2, items.dimensions);
      if (reason) return { ended: reason };
      const { mean, scatter, ...masses } = meanAndScatter(items, weight);
      const by = divideBy(masses, divisor);
      if (typeof by !== 'number') return by;
      const fitted = componentsOf(mean, scatter.map((sum) => sum / by), latent);
      return flat(fitted.law) ?? { fitted };
    },
    sample: ({ law }, count, context) => draw(law, count, context),
    score: ({ law }, items) => pointScores(logDensities(items, law)),
    entropy: ({ law }) => mixtureEntropy(law),
    parameters: (fitted) => ({ latentStdDev: fitted.latent, noiseStdDev: fitted.noise }),
    encode: (fitted) => packArrays([Float64Array.of(fitted.latent, fitted.noise), encodeLaw(fitted.law)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const [signal = NaN, noise = NaN] = reader.f64();
      return { latent: signal, noise, law: decodeLaw(reader.u8()) };
    },
  }),
});

/** Of a covariance the q largest eigenvalues are kept and the others made one, their mean (Tipping and Bishop, equations 7 and 8). */
function componentsOf(mean: Float64Array, covariance: Float64Array, q: number): Components {
  const d = mean.length;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(Matrix.from1DArray(d, d, covariance), { assumeSymmetric: true });
  // Ascending: the first d − q are noise.
  const noise = realEigenvalues.slice(0, d - q).reduce((sum, value) => sum + value, 0) / (d - q);
  const kept = realEigenvalues.map((value, i) => (i < d - q ? noise : value));
  const rebuilt = eigenvectorMatrix.mmul(Matrix.diag(kept)).mmul(eigenvectorMatrix.transpose());
  // Exactly symmetric, whatever rounding makes of the product.
  const covariances = Float64Array.from(rebuilt.add(rebuilt.transpose()).div(2).to1DArray());
  const signal = kept.slice(d - q).reduce((sum, value) => sum + (value - noise), 0) / q;
  return { law: { dimensions: d, covariance: 'full', weights: Float64Array.of(1), means: mean, covariances }, latent: Math.sqrt(signal), noise: Math.sqrt(noise) };
}
