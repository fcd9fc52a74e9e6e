// A reward that is a polynomial of a coordinate: a slope prefers large values, a negative square those near 0.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Reward } from '@collapse-lab/runner';
import { z } from 'zod';

/** Reward `polynomial`: c₀ + c₁ x + c₂ x² + … of the first coordinate. */
export const polynomial = defineEntry({
  id: 'polynomial',
  summary: "A polynomial of a point's first coordinate.",
  parameters: z.strictObject({ coefficients: z.array(z.number()).min(1).max(8).describe('of 1, x, x², …: [0, 1] is the coordinate itself') }),
  create: ({ coefficients }): Reward<Points> => ({
    reward: ({ values, dimensions: d }) => Float64Array.from({ length: values.length / d }, (_, i) => coefficients.reduceRight((sum, c) => sum * values[i * d]! + c, 0)),
  }),
});
