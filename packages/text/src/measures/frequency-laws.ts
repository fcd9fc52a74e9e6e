// The laws of Zipf and Heaps: how frequencies fall with rank, and types grow with tokens.
import { chao1, heapsRegression, powerLawExponent, vocabularyGrowth, zipfRankExponent } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';
import { tokenCounts } from '../token-counts.ts';

/** Sizes of a growth curve: doublings of this. */
const FIRST_SIZE = 64;

/** `frequency-laws`: exponents that a collapsing vocabulary moves, and a lower bound of how many types its source has. */
export const frequencyLaws = defineEntry({
  id: 'frequency-laws',
  summary: 'Zipf’s and Heaps’s exponents, that of the frequency spectrum, and a lower bound for the types of the source.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [
      { name: 'zipfExponent', summary: 'Zipf’s exponent of the ranks by maximum likelihood; biased, as the ranks are ordered by the sample itself.' },
      { name: 'spectrumExponent', summary: 'Exponent of the counts as a discrete power law from 1 on, by maximum likelihood (Clauset et al. 2009).' },
      { name: 'heapsExponent', summary: `Slope of ln types on ln tokens over prefixes of ${FIRST_SIZE}, ${2 * FIRST_SIZE}, … tokens, by least squares; depends on the order of documents.` },
      { name: 'chao1', summary: 'Types of the source, seen and unseen: Chao’s bias-corrected lower bound.', unit: 'types' },
    ],
    measure({ sample: { tokens, starts } }) {
      const text = tokens.subarray(starts[0], starts[starts.length - 1]);
      const counts = tokenCounts({ tokens, starts });
      const sizes: number[] = [];
      for (let size = FIRST_SIZE; size <= text.length; size *= 2) sizes.push(size);
      return {
        zipfExponent: zipfRankExponent(counts),
        spectrumExponent: powerLawExponent(counts.filter((count) => count > 0), 1),
        heapsExponent: heapsRegression(sizes, vocabularyGrowth(text, sizes)).exponent,
        chao1: chao1(counts, 'bias-corrected'),
      };
    },
  }),
});
