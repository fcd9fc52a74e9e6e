// The pretrained family: a model that is never trained, so that all that moves is what it is given to go on from.
import { ArrayReader, documentCount, packArrays, type Documents } from '@collapse-lab/numeric';
import { defineFamily, UserError, type Family, type SampleContext } from '@collapse-lab/runner';
import { z } from 'zod';
import { takeDocuments } from '../algebra.ts';
import type { LanguageModel } from '../pretrained/open-model.ts';
import { checkTokenizer } from '../pretrained/check-tokenizer.ts';

/** Beginnings of the documents that the last generation left. */
interface Beginnings {
  readonly prompts: Documents;
}

const parameters = z.strictObject({
  model: z.string().min(1).describe("its folder, relative to the study, or a name on the Hugging Face hub; in Hugging Face's layout, with an ONNX graph"),
  chain: z.literal('continue').describe('continue: each document goes on from the beginning of one of the last generation'),
  keep: z.int().min(1).describe('tokens of a document that are its beginning'),
  maxTokens: z.int().min(2).describe('tokens at which a document is cut, its beginning among them'),
});

/** What loads transformers.js: not before a study names a model. */
const engine = async () => import('../pretrained/engine.ts');

/** `pretrained`: `fit` takes the beginnings of its documents, `sample` continues them in order, again and again if there are more to draw. */
export const pretrained = defineFamily({
  id: 'pretrained',
  summary: 'A language model of a folder or of the Hugging Face hub, never trained: inference-only loops.',
  parameters,
  create: ({ model: name, keep, maxTokens }): Family<Documents, Beginnings> => {
    let language: LanguageModel | undefined;
    const opened = (): LanguageModel => {
      if (!language) throw new Error('a pretrained model must be opened before it is asked for anything');
      return language;
    };
    const continued = async (prompts: Documents, { streams, decoding }: SampleContext<Documents>): Promise<Documents> => (await engine()).continueDocuments(opened(), prompts, { maxTokens, decoding }, streams.rng());
    return {
      columns: [{ name: 'beginnings', summary: 'Beginnings of documents that the model is given to continue.', unit: 'documents' }],
      freeParameters: 0,
      decodes: ['temperature', 'topK', 'topP', 'minP'],
      takesGiven: true,
      async open(host) {
        const { openModel, factsOf } = await engine();
        language = await openModel(name, host);
        if (maxTokens >= language.context) throw new UserError(`maxTokens must be below the ${language.context} positions of ${name}, one of which is before the text, but got ${maxTokens}; ask for ${language.context - 1} or fewer`);
        return factsOf('pretrained', name, language);
      },
      check: (items, opening) => { checkTokenizer(name, opened(), items, opening?.world); },
      fit({ items }) {
        if (documentCount(items) === 0) return { ended: { code: 'no-documents', message: 'the training batch has no document to go on from' } };
        return { fitted: { prompts: beginningsOf(items, keep) } };
      },
      sample: ({ prompts }, count, context) => continued(context.given ?? takeDocuments(prompts, Uint32Array.from({ length: count }, (_, i) => i % documentCount(prompts))), context),
      score: async (_, items) => (await engine()).scoreTokens(opened(), items),
      parameters: ({ prompts }) => ({ beginnings: documentCount(prompts) }),
      encode: ({ prompts: { tokens, starts } }) => packArrays([tokens, starts]),
      decode(bytes) {
        const reader = new ArrayReader(bytes);
        return { prompts: { tokens: reader.u32(), starts: reader.u32() } };
      },
    };
  },
});

/** The first tokens of each document. */
function beginningsOf({ tokens, starts }: Documents, keep: number): Documents {
  const kept = Uint32Array.from(starts);
  const parts: number[] = [];
  kept[0] = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let at = starts[i]!; at < Math.min(starts[i + 1]!, starts[i]! + keep); at++) parts.push(tokens[at]!);
    kept[i + 1] = parts.length;
  }
  return { tokens: Uint32Array.from(parts), starts: kept };
}
