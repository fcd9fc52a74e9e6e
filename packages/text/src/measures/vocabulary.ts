// Vocabulary: which types are left, and how much of their source they are.
import { sampleCoverage } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** `vocabulary`: of the sample's tokens; both depend on how many there are. More of the kind is in `lexical` and `surviving-vocabulary`. */
export const vocabulary = defineEntry({
  id: 'vocabulary',
  summary: "Types in the sample, and the sample's coverage.",
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'types', summary: 'Distinct tokens in the sample.', unit: 'types' },
      { name: 'coverage', summary: 'Chao–Jost estimate of the probability that the types of the sample have in its source.' },
    ],
    measure({ sample }) {
      const counts = tokenCounts(sample);
      return { types: counts.reduce((types, count) => types + Math.min(count, 1), 0), coverage: sampleCoverage(counts) };
    },
  }),
});
