// The pretrained family: a model that is never trained, so that all that moves is what it is given.
import { ArrayReader, documentCount, packArrays, type Documents } from '@collapse-lab/numeric';
import { defineFamily, type Family } from '@collapse-lab/runner';
import { z } from 'zod';
import { takeDocuments } from '../algebra.ts';
import type { OpenChain } from '../chain.ts';
import { chains } from '../chains/registry.ts';
import { namedMembers } from '../named-member.ts';
import { checkTokenizer } from '../pretrained/check-tokenizer.ts';

/** What of the documents of the last generation the model is given. */
interface Kept {
  readonly kept: Documents;
}

const named = namedMembers(chains);

const parameters = z.strictObject({
  model: z.string().min(1).describe("its folder, relative to the study, or a name on the Hugging Face hub; in Hugging Face's layout, with an ONNX graph"),
  chain: named.schema.describe(`what the model makes of the last generation's documents: ${named.withParameters.join(', ')}`),
});

/** `pretrained`: `fit` keeps its documents, `sample` makes one of each in order, again and again if there are more to draw. */
export const pretrained = defineFamily({
  id: 'pretrained',
  summary: 'A language model of a folder or of the Hugging Face hub, never trained: inference-only loops.',
  parameters,
  create: ({ model: name, chain }): Family<Documents, Kept> => {
    const { keep, open, takesGiven, scores } = named.of(chain);
    let ready: OpenChain | undefined;
    const opened = (): OpenChain => {
      if (!ready) throw new Error('a pretrained model must be opened before it is asked for anything');
      return ready;
    };
    return {
      columns: [{ name: 'keptDocuments', summary: 'Documents of the last generation, or their beginnings, that the model is given.', unit: 'documents' }],
      freeParameters: 0,
      decodes: ['temperature', 'topK', 'topP', 'minP'],
      takesGiven,
      async open(host) {
        ready = await open(name, host);
        return (await import('../pretrained/engine.ts')).factsOf('pretrained', name, ready.model);
      },
      check: (items, opening) => { checkTokenizer(name, opened().model, items, opening?.world); },
      fit({ items }) {
        if (documentCount(items) === 0) return { ended: { code: 'no-documents', message: 'the training batch has no document to go on from' } };
        return { fitted: { kept: keep(items) } };
      },
      sample: ({ kept }, count, context) => opened().draw(takeDocuments(kept, Uint32Array.from({ length: count }, (_, i) => i % documentCount(kept))), context),
      ...(scores && { score: (_, items) => opened().score!(items) }),
      parameters: ({ kept }) => ({ keptDocuments: documentCount(kept) }),
      encode: ({ kept: { tokens, starts } }) => packArrays([tokens, starts]),
      decode(bytes) {
        const reader = new ArrayReader(bytes);
        return { kept: { tokens: reader.u32(), starts: reader.u32() } };
      },
    };
  },
});
