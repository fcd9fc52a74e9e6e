// What a model cannot know of: real symbols that its training items lack.
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `missing-mass`: for worlds of a known law; the test error of one who memorises (Dohmatob et al. 2024, "A tale of tails"). */
export const missingMass = defineEntry({
  id: 'missing-mass',
  summary: 'Probability, under the true law, of the symbols that are not in the training batch.',
  parameters: z.strictObject({}),
  create: (): Measure<Counts> => ({
    columns: [{ name: 'missingMass', summary: "Mass of the world's law on symbols that the training batch (at generation 0: the real sample) does not have." }],
    needs: ['score'],
    measure({ training, world }) {
      const distinct = Uint32Array.from(new Set(training.items.values));
      const seen = world.score!({ values: distinct }).logLikelihood.reduce((sum, logP) => sum + Math.exp(logP), 0);
      return { missingMass: 1 - seen };
    },
  }),
});
