// Perplexity of what was drawn under a fixed model that stands outside the loop.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { documentsOf, textsOf } from '../document-lists.ts';
import { perplexityOf } from '../perplexity-of.ts';
import type { LanguageModel } from '../pretrained/language-model.ts';

/** What loads transformers.js: not before a study names a judge. */
const engine = async () => import('../pretrained/engine.ts');

const columns: readonly Column[] = [
  { name: 'judgePerplexity', summary: 'exp of the mean negative log-likelihood under the judge, per token of its own tokenizer and end of a document; of the real sample at generation 0.' },
  { name: 'judgeBitsPerByte', summary: 'Negative log-likelihood under the judge over the bytes of the documents in UTF-8, which judges with different tokenizers can be compared by.', unit: 'bits per byte' },
];

/** `judge`: documents are read as a person reads them and cut by the judge's own tokenizer, so that it may be any. */
export const judge = defineEntry({
  id: 'judge',
  summary: 'Perplexity of the drawn documents under a pretrained model, which is the same in all generations.',
  parameters: z.strictObject({
    model: z.string().min(1).describe("its folder, relative to the study, or a name on the Hugging Face hub; in Hugging Face's layout, with an ONNX graph"),
    documents: z.int().min(1).describe('how many are read, from the first on: a large model takes long'),
  }),
  create: ({ model: name, documents }): Measure<Documents> => {
    let language: LanguageModel | undefined;
    return {
      columns,
      async open(host) {
        const { openLanguageModel, factsOf } = await engine();
        language = await openLanguageModel(name, host);
        return factsOf('judge', name, language);
      },
      async measure({ sample, world }): Promise<Row> {
        if (!language) throw new Error('a judge must be opened before it is asked for anything');
        const { tokenizer } = language;
        const { scoreTokens } = await engine();
        const texts = textsOf(sample, world, documents);
        const scores = await scoreTokens(language, documentsOf(texts.map((text) => tokenizer.encode(text, { add_special_tokens: false }))));
        const nats = -scores.logLikelihood.reduce((sum, each) => sum + each, 0);
        const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
        return { judgePerplexity: perplexityOf(scores), judgeBitsPerByte: nats / Math.LN2 / bytes };
      },
    };
  },
});
