// A mixture of Gaussians, opened as a world: draws, exact likelihood, entropy.
import type { Points } from '@collapse-lab/numeric';
import { streamOf, type Groups, type World } from '@collapse-lab/runner';
import { pointScores } from './line.ts';
import { logDensities, responsibilities } from './multivariate/log-densities.ts';
import { mixtureEntropy } from './multivariate/mixture-entropy.ts';
import { covarianceOf, type MixtureLaw } from './multivariate/mixture-law.ts';
import { sampleMixture } from './multivariate/sample-mixture.ts';
import { showPoint } from './show-number.ts';

/** Independent draws from a known law. */
export function openMixture(law: MixtureLaw): World<Points> {
  return {
    draw({ count, ...request }, streams) {
      return sampleMixture(law, count, streamOf(request, streams));
    },
    score: (items) => pointScores(logDensities(items, law)),
    groups: componentsOf(law),
    show: showPoint,
    facts: { law: describeLaw(law), dimensions: law.dimensions, entropyNats: mixtureEntropy(law) },
  };
}

/** The component that a point is likeliest of. */
function componentsOf(law: MixtureLaw): Groups<Points> {
  const k = law.weights.length;
  return {
    names: Array.from({ length: k }, (_, j) => `component ${j + 1}`),
    of(points) {
      const shares = responsibilities(points, law);
      return Uint16Array.from({ length: shares.length / k }, (_, i) => {
        let best = 0;
        for (let j = 1; j < k; j++) if (shares[i * k + j]! > shares[i * k + best]!) best = j;
        return best;
      });
    },
  };
}

/** `0.5 N(-2, 1²) + 0.5 N(2, 1²)`: weights, means, standard deviations; matrices row by row. */
function describeLaw(law: MixtureLaw): string {
  const { dimensions: d, weights, means, covariance, covariances } = law;
  return Array.from(weights, (weight, j) => {
    const mean = d === 1 ? String(means[j]) : `(${means.subarray(j * d, (j + 1) * d).join(', ')})`;
    const spread = covariance === 'spherical' ? `${Math.sqrt(covariances[j]!)}²` : `[${[...covarianceOf(law, j)].join(', ')}]`;
    return `${weight} N(${mean}, ${spread})`;
  }).join(' + ');
}
