// What a family of counts draws first: the counts themselves, or what its fit reads of them.
import { z } from 'zod';

const STATISTICS =
  'What is drawn first: items, or what the fit reads of them (occurrences, a sum) and then items that have it, in random order. The law is the same, exactly, and the draws are others; with statistics, generations that are not recorded, under the policy replace, draw no items.';

/** The parameter `sampling` of families whose statistics can be drawn without items. */
export const samplingParameter = z
  .enum(['items', 'statistics'])
  .default('items')
  .describe(STATISTICS);

/** The same of families whose law has atoms. */
export const atomicSamplingParameter = z
  .enum(['items', 'statistics', 'atoms'])
  .default('items')
  .describe(`${STATISTICS} Or atoms: each symbol with its probability for a weight, as infinitely many draws would have it.`);

export type Sampling = z.output<typeof samplingParameter>;
