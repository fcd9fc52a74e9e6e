// Poisson counts of a known mean as the true law.
import { poisson as drawPoisson, type Counts } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { logProbability } from '../families/poisson.ts';
import { unitScores } from '../kernels/unit-scores.ts';

/** World `poisson`: independent counts. */
export const poisson = defineEntry({
  id: 'poisson',
  summary: 'Independent Poisson counts.',
  offers: ['score'],
  parameters: z.strictObject({ mean: z.number().min(0).max(1e9).describe('of the counts') }),
  create: ({ mean }): WorldSource<Counts> => ({ open: () => openPoisson(mean) }),
});

function openPoisson(mean: number): World<Counts> {
  return {
    draw({ count, ...request }, streams) {
      const rng = streamOf(request, streams).rng();
      return { values: Uint32Array.from({ length: count }, () => drawPoisson(mean, rng)) };
    },
    score: (items) => unitScores(items, (count) => logProbability(count, mean)),
    truth: { fittedMean: mean },
    show: ({ values }, index) => String(values[index]),
    facts: { law: `Poisson counts of mean ${mean}` },
  };
}
