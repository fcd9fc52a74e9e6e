// Where the sample lies and how wide it is.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { moments as momentsOf } from '../kernels/moments.ts';
import { lineValues } from '../line.ts';

/** `moments`: mean and variance of what the model drew (at generation 0, of the real sample). */
export const moments = defineEntry({
  id: 'moments',
  summary: 'Mean and variance of the sample.',
  parameters: z.strictObject({}),
  create: (): Measure<Points> => ({
    columns: [
      { name: 'sampleMean', summary: 'Mean of the sample.' },
      { name: 'variance', summary: 'Variance of the sample; divides by n.' },
    ],
    measure({ sample }) {
      const { mean, scatter, mass } = momentsOf(lineValues(sample));
      return { sampleMean: mean, variance: scatter / mass };
    },
  }),
});
