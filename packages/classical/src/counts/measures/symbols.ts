// Which symbols a sample has, and how evenly.
import { giniSimpson, hapaxShare, shannonEntropy, unbiasedGiniSimpson } from '@collapse-lab/diversity';
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { symbolCounts } from '../kernels/tally.ts';

/** `symbols`: of the sample, so that generation 0 has them too; what the fitted law has is in the family's columns. */
export const symbols = defineEntry({
  id: 'symbols',
  summary: 'Distinct symbols of the sample, those seen once, their entropy and the chance that two are different.',
  parameters: z.strictObject({}),
  create: (): Measure<Counts> => ({
    columns: [
      { name: 'types', summary: 'Distinct symbols in the sample.', unit: 'symbols' },
      { name: 'hapaxShare', summary: 'Share of them that occur once.' },
      { name: 'shannonEntropy', summary: 'Plug-in entropy of their frequencies; biased low for small samples.', unit: 'nats' },
      { name: 'sampleGiniSimpson', summary: "1 − Σ c(c − 1) / (n(n − 1)): the unbiased estimate of the source's 1 − Σ p²; NaN below two items. Of atoms 1 − Σ p² itself." },
    ],
    measure({ sample }) {
      const counts = symbolCounts(sample);
      return { types: counts.length, hapaxShare: hapaxShare(counts), shannonEntropy: shannonEntropy(counts), sampleGiniSimpson: sample.mass ? giniSimpson(counts) : unbiasedGiniSimpson(counts) };
    },
  }),
});
