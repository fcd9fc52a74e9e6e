// Round clusters: scikit-learn's make_blobs, with centres that are drawn once for a study and the same for every sample of it.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { openMixture } from '../open-mixture.ts';

/** World `blobs`: equally many points around each of some centres, drawn uniformly from a box by the study's seed. */
export const blobs = defineEntry({
  id: 'blobs',
  summary: 'Points around centres that the seed places in a box: training and held-out samples share them.',
  offers: ['score', 'groups'],
  parameters: z.strictObject({
    centres: z.int().min(1).describe('Number of clusters.'),
    dimensions: z.int().min(1).default(2).describe('Dimensions of a point.'),
    stdDev: z.number().positive().default(1).describe('Standard deviation of each cluster on every axis.'),
    box: z.number().positive().default(10).describe('Centres lie between −box and box on every axis.'),
  }),
  create: ({ centres, dimensions, stdDev, box }): WorldSource<Points> => ({
    open({ streams }) {
      const rng = streams.fork('centres').rng();
      return openMixture({
        dimensions,
        covariance: 'spherical',
        weights: new Float64Array(centres).fill(1 / centres),
        means: Float64Array.from({ length: centres * dimensions }, () => box * (2 * rng.uniform() - 1)),
        covariances: new Float64Array(centres).fill(stdDev * stdDev),
      });
    },
  }),
});
