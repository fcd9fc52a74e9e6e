// What a text says that no real text said: n-grams found nowhere in the real data; McCoy et al. (2023).
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';

/** `novelty`: of pairs of neighbours within documents, against generation 0's real sample and the held-out documents together. */
export const novelty = defineEntry({
  id: 'novelty',
  summary: 'Share of the bigrams that stand nowhere in the real data.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => {
    const knownOf = new WeakMap<Documents, Set<number>>();
    return {
      columns: [{ name: 'novelBigrams', summary: 'Share of the bigrams of the sample, each as often as it occurs, that are neither in the real sample of generation 0 nor in the held-out documents.' }],
      measure({ generation, sample, reference, heldOut }): Row {
        if (generation === 0) return {};
        let known = knownOf.get(reference);
        if (!known) {
          known = new Set();
          for (const documents of [reference, heldOut]) for (const bigram of bigramsOf(documents)) known.add(bigram);
          knownOf.set(reference, known);
        }
        const bigrams = bigramsOf(sample);
        let novel = 0;
        for (let i = 0; i < bigrams.length; i++) if (!known.has(bigrams[i]!)) novel++;
        return { novelBigrams: novel / bigrams.length };
      },
    };
  },
});

/** Token ids are below 2²⁶, so that a pair of them is a whole number that a double holds. */
const MOST_TYPES = 0x4000000;

/** The pairs of neighbours of all documents, each as one number. */
function bigramsOf({ tokens, starts }: Documents): Float64Array {
  const bigrams = new Float64Array(starts.at(-1)! - starts[0]!);
  let count = 0;
  for (let document = 1; document < starts.length; document++) {
    for (let i = starts[document - 1]! + 1; i < starts[document]!; i++) bigrams[count++] = tokens[i - 1]! * MOST_TYPES + tokens[i]!;
  }
  return bigrams.subarray(0, count);
}
