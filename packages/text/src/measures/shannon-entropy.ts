// Entropy of the token frequencies, with the coverage it is to be read beside.
import { sampleCoverage, shannonEntropy as plugInEntropy } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** `shannon-entropy`: of single tokens, blind to their order. */
export const shannonEntropy = defineEntry({
  id: 'shannon-entropy',
  summary: "Entropy of the sample's token frequencies, and the sample's coverage.",
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'shannonEntropy', summary: 'Plug-in entropy of the token frequencies; biased low for small samples.', unit: 'nats' },
      { name: 'coverage', summary: 'Chao–Jost estimate of the probability that the types of the sample have in its source.' },
    ],
    measure({ sample }) {
      const counts = tokenCounts(sample);
      return { shannonEntropy: plugInEntropy(counts), coverage: sampleCoverage(counts) };
    },
  }),
});
