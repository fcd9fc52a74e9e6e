// Rewrite chains: each document is what a model answers to one of the last generation in a prompt.
import { defineEntry, UserError } from '@collapse-lab/runner';
import { z } from 'zod';
import { beginningsOf } from '../algebra.ts';
import type { Chain } from '../chain.ts';

/** `rewrite`: paraphrases, summaries, translations there and back, or whatever a prompt asks of a model. */
export const rewrite = defineEntry({
  id: 'rewrite',
  summary: 'A model is given each document inside a prompt, and what it answers is the next.',
  parameters: z.strictObject({
    by: z.enum(['causal', 'text-to-text']).describe('the kind of model: causal goes on from the prompt; text-to-text, an encoder–decoder such as T5, reads it and writes another text'),
    prompt: z
      .string()
      .refine((prompt) => prompt.split('{text}').length === 2, { error: 'must have {text} once, where the document stands' })
      .describe('what the model is given, with {text} where the document stands'),
    keep: z.int().min(1).describe('tokens of a document that it is given, from the first on'),
    maxTokens: z.int().min(1).describe('tokens at which an answer is cut'),
  }),
  create: ({ by, prompt, keep, maxTokens }): Chain => ({
    takesGiven: false,
    scores: false,
    keep: (items) => beginningsOf(items, () => keep),
    async open(name, host) {
      const { causalAnswerer, openLanguageModel, openModel, rewriteDocuments, templateOf, textToTextAnswerer } = await import('../pretrained/engine.ts');
      const answerer = by === 'causal' ? causalAnswerer(await openLanguageModel(name, host)) : textToTextAnswerer(await openModel(name, host, by));
      const template = templateOf(answerer.open, prompt);
      const around = template.before.length + template.after.length;
      if (!answerer.fits(around + keep, maxTokens)) throw new UserError(`keep and maxTokens must fit into the ${answerer.open.context} positions of ${name} beside the ${around} tokens of the prompt, but got ${keep} and ${maxTokens}; ask for fewer`);
      return {
        model: answerer.open,
        draw: (kept, { decoding, streams }) => rewriteDocuments(answerer, kept, template, { maxTokens, decoding }, streams.rng()),
      };
    },
  }),
});
