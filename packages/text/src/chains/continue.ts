// Continue chains: each document goes on from the beginning of one of the last generation.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, UserError, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';
import { beginningsOf } from '../algebra.ts';
import type { Chain } from '../chain.ts';

/** `continue`: the first `keep` tokens of a document stay; what comes after them is drawn anew in every generation. */
export const continuing = defineEntry({
  id: 'continue',
  summary: 'A causal language model goes on from the first tokens of each document.',
  parameters: z
    .strictObject({
      keep: z.int().min(1).describe('tokens of a document that are its beginning'),
      maxTokens: z.int().min(2).describe('tokens at which a document is cut, its beginning among them'),
    })
    .check(({ value: { keep, maxTokens }, issues }) => {
      if (keep >= maxTokens) issues.push({ code: 'custom', input: keep, path: ['keep'], message: `must be below the ${maxTokens} of maxTokens, or nothing is drawn, but got ${keep}` });
    }),
  create: ({ keep, maxTokens }): Chain => ({
    takesGiven: true,
    scores: true,
    keep: (items) => beginningsOf(items, () => keep),
    async open(name, host) {
      const { continueDocuments, openLanguageModel, scoreTokens } = await import('../pretrained/engine.ts');
      const language = await openLanguageModel(name, host);
      if (maxTokens >= language.context) throw new UserError(`maxTokens must be below the ${language.context} positions of ${name}, one of which is before the text, but got ${maxTokens}; ask for ${language.context - 1} or fewer`);
      // Those of held-out documents stay what they are.
      const scored = new WeakMap<Documents, Promise<Scores>>();
      return {
        model: language,
        draw: (kept, { given, decoding, streams }) => continueDocuments(language, given ?? kept, { maxTokens, decoding }, streams.rng()),
        score(items) {
          const scores = scored.get(items) ?? scoreTokens(language, items);
          scored.set(items, scores);
          return scores;
        },
      };
    },
  }),
});
