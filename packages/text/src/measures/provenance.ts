// Where the n-grams of what a model drew come from: real text, what the last models made of it, or nowhere.
import { ngramProvenance } from '@collapse-lab/diversity';
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';

const parameters = z.strictObject({ n: z.int().min(1).max(20).default(4).describe('tokens of an n-gram; a model of order n or more that is drawn unsmoothed makes no new ones') });

/**
 * `provenance`: real text is generation 0's sample, the held-out documents and the real documents of the training batch, which is all of
 * it that the chain has at hand: fresh real text of generations before is forgotten, and documents of the corpus that were never drawn
 * are not looked at, as a world without end has no others. Silent at generation 0.
 */
export const provenance = defineEntry({
  id: 'provenance',
  summary: 'Shares of the n-grams of the sample that real text has, that only drawn training text has, and that are new.',
  parameters,
  create: ({ n }): Measure<Documents> => ({
    columns: [
      { name: `realNgrams${n}`, summary: `Share of the ${n}-grams of the sample, each as often as it occurs, that stand in the real sample of generation 0, in held-out documents or in real documents of the training batch.` },
      { name: `inheritedNgrams${n}`, summary: `Share of the ${n}-grams of the sample that no such real text has, but drawn documents of the training batch do.` },
      { name: `newNgrams${n}`, summary: `Share of the ${n}-grams of the sample that neither real text nor the training batch has.` },
    ],
    measure({ generation, sample, reference, heldOut, training: { items, bornIn }, algebra }): Row {
      if (generation === 0) return {};
      const born = (real: boolean): Documents => algebra.take(items, Uint32Array.from(bornIn.keys()).filter((i) => (bornIn[i] === 0) === real));
      const [real, drawn] = [born(true), born(false)];
      const [inSample, inHeldOut, inTraining, inherited, unknown] = ngramProvenance(sample, [reference, heldOut, real, drawn], n) as unknown as readonly [number, number, number, number, number];
      return { [`realNgrams${n}`]: inSample + inHeldOut + inTraining, [`inheritedNgrams${n}`]: inherited, [`newNgrams${n}`]: unknown };
    },
  }),
});
