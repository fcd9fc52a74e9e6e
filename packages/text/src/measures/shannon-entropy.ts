// Entropy of the token frequencies.
import { shannonEntropy as plugInEntropy } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** `shannon-entropy`: of single tokens, blind to their order; to be read beside the coverage in `vocabulary`. */
export const shannonEntropy = defineEntry({
  id: 'shannon-entropy',
  summary: "Entropy of the sample's token frequencies.",
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [{ name: 'shannonEntropy', summary: 'Plug-in entropy of the token frequencies; biased low for small samples.', unit: 'nats' }],
    measure: ({ sample }) => ({ shannonEntropy: plugInEntropy(tokenCounts(sample)) }),
  }),
});
