// A mixture of Gaussians on the line as the true law: real data without end, and an exact likelihood.
import { scalars, type Points } from '@collapse-lab/numeric';
import { defineEntry, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { mixture1dEntropy } from '../kernels/mixture1d-entropy.ts';
import { logDensities, type Mixture1d } from '../kernels/mixture1d.ts';
import { sampleMixture1d } from '../kernels/sample-mixture1d.ts';
import { lineValues, pointScores } from '../line.ts';
import { showNumber } from '../show-number.ts';

const parameters = z
  .strictObject({
    means: z.array(z.number()).min(1).describe('Mean of each component.'),
    stdDevs: z.array(z.number().positive()).min(1).describe('Standard deviation of each component.'),
    weights: z.array(z.number().nonnegative()).min(1).describe('Share of each component; they sum to 1.'),
  })
  .superRefine(({ means, stdDevs, weights }, context) => {
    if (stdDevs.length !== means.length || weights.length !== means.length) {
      const got = `${means.length}, ${stdDevs.length} and ${weights.length}`;
      context.addIssue({ code: 'custom', message: `means, stdDevs and weights must have the same length, but got ${got}` });
    }
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      context.addIssue({ code: 'custom', path: ['weights'], message: `weights must sum to 1, but got ${sum}` });
    }
  });

/** World `mixture`: independent draws from a known mixture of Gaussians. */
export const mixture = defineEntry({
  id: 'mixture',
  summary: 'Independent points from a known mixture of Gaussians on the line.',
  parameters,
  offers: ['score'],
  create: ({ means, stdDevs, weights }): WorldSource<Points> => ({
    open() {
      const variances = Float64Array.from(stdDevs, (s) => s * s);
      return openMixture({ weights: Float64Array.from(weights), means: Float64Array.from(means), variances });
    },
  }),
});

function openMixture(law: Mixture1d): World<Points> {
  return {
    draw({ from, count, generation, member }, streams) {
      const own = streams.fork('member', member);
      const stream = from === 'fresh' ? own.fork('fresh', generation) : own.fork(from === 'fixed' ? 'fixed' : 'held-out');
      return scalars(sampleMixture1d(law, count, stream.fork('component').rng(), stream.fork('noise').rng()));
    },
    score: (items) => pointScores(logDensities(law, lineValues(items))),
    show: (items, index) => showNumber(lineValues(items)[index]!),
    facts: { law: describeLaw(law), dimensions: 1, entropyNats: mixture1dEntropy(law) },
  };
}

/** `0.5 N(-2, 1²) + 0.5 N(2, 1²)`: weights, means, standard deviations. */
function describeLaw({ weights, means, variances }: Mixture1d): string {
  return [...weights].map((weight, j) => `${weight} N(${means[j]}, ${Math.sqrt(variances[j]!)}²)`).join(' + ');
}
