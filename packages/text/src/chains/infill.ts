// In-filling chains: parts of each document are masked and drawn anew, the rest stays; recursive in-painting, of text.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import type { Chain } from '../chain.ts';

/** `infill`: a document keeps its length and, in every generation, what is not masked in it. No special token is drawn. */
export const infill = defineEntry({
  id: 'infill',
  summary: 'Spans of each document are masked at random and drawn anew by a model that sees the rest.',
  parameters: z.strictObject({
    by: z.enum(['masked', 'causal']).describe('the kind of model: masked, such as BERT, sees both sides of what it draws; causal sees what stands before it alone'),
    share: z.number().gt(0).max(1).describe('chance of every token to be masked'),
    span: z.int().min(1).describe('tokens that are masked together: a document is cut into runs of so many from a random place on, each masked or not by a chance of its own'),
  }),
  create: ({ by, share, span }): Chain => ({
    takesGiven: false,
    scores: false,
    keep: (items) => items,
    async open(name, host) {
      const { causalFiller, infillDocuments, maskedFiller, openLanguageModel, openMaskedModel } = await import('../pretrained/engine.ts');
      const filler = by === 'causal' ? causalFiller(await openLanguageModel(name, host)) : maskedFiller(await openMaskedModel(name, host));
      return { model: filler.open, draw: (kept, { decoding, streams }) => infillDocuments(filler, kept, { share, span, decoding }, streams) };
    },
  }),
});
