// What becomes of rare types: a refit keeps their mass on average and loses them one by one.
import { typeSurvival } from '@collapse-lab/diversity';
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { countedBesideReal } from '../beside-real.ts';

/** Types with fewer occurrences than this in the real sample are its tail: np < 5. */
const RARE_BELOW = 5;

/** `rare-types`: silent at generation 0, whose types all survive. */
export const rareTypes = defineEntry({
  id: 'rare-types',
  summary: 'Survival of the types that were rare in the real sample.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => {
    const count = countedBesideReal();
    return {
      columns: [{ name: 'rareSurvival', summary: "Share of the types with 1 to 4 occurrences in generation 0's real sample that occur in the sample at all; rises with the sample's size." }],
      measure({ generation, sample, reference }): Row {
        if (generation === 0 || documentCount(sample) === 0) return {};
        const { real, drawn } = count(sample, reference);
        return { rareSurvival: typeSurvival(real, drawn, { atLeast: 1, atMost: RARE_BELOW - 1 }) };
      },
    };
  },
});
