// Where the sample lies and how wide it is.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { axisColumns, onAxes } from '../axis-columns.ts';
import { moments as momentsOf } from '../kernels/moments.ts';

/** `moments`: mean and variance of what the model drew (at generation 0, of the real sample). */
export const moments = defineEntry({
  id: 'moments',
  summary: 'Mean and variance of the sample.',
  parameters: z.strictObject({}),
  create: (): Measure<Points> => ({
    columns: [
      ...axisColumns('sampleMean', 'Mean of the sample'),
      { name: 'variance', summary: 'Variance of the sample, in more dimensions the mean over axes; divides by n.' },
    ],
    measure({ sample }): Row {
      const { values, dimensions: d } = sample;
      if (d === 1) {
        const { mean, scatter, mass } = momentsOf(values);
        return { sampleMean: mean, variance: scatter / mass };
      }
      const means = new Float64Array(d);
      let variance = 0;
      for (let axis = 0; axis < d; axis++) {
        const { mean, scatter, mass } = momentsOf(values.filter((_, at) => at % d === axis));
        variance += scatter / mass / d;
        means[axis] = mean;
      }
      return { ...onAxes('sampleMean', means), variance };
    },
  }),
});
