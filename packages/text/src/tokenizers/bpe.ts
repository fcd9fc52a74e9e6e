// Byte-level byte-pair encoding, learned from the documents that chains are trained on.
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { encoderOf, type BpeModel } from '../bpe/bpe-model.ts';
import { byteAlphabet, fromByteCharacters, toByteCharacters } from '../bpe/byte-alphabet.ts';
import { learnBpe } from '../bpe/learn-bpe.ts';
import { preTokens } from '../bpe/pre-tokens.ts';
import { tokenizerJson } from '../bpe/tokenizer-json.ts';
import type { Tokenizer } from '../tokenizer.ts';

/** `bpe`: nothing is dropped; before it has learned anything its tokens are bytes. */
export const bpe = defineEntry({
  id: 'bpe',
  summary: 'Byte-level byte-pair encoding as GPT-2 has it, learned from the documents that are not held out; nothing is dropped or changed.',
  parameters: z.strictObject({ vocabulary: z.int().min(256).max(1_000_000).describe('tokens, of which 256 are the bytes; fewer where no pair is left that occurs twice') }),
  create: ({ vocabulary }): Tokenizer => ({
    ...tokenizerOf({ tokens: byteAlphabet, merges: [] }),
    learn: (texts) => tokenizerOf(learnBpe(texts, vocabulary)),
  }),
});

function tokenizerOf(model: BpeModel): Tokenizer {
  const encode = encoderOf(model);
  const known = new Map<string, readonly string[]>();
  return {
    tokenize: (text) =>
      preTokens(text).flatMap((piece) => {
        let tokens = known.get(piece);
        if (!tokens) known.set(piece, (tokens = encode(toByteCharacters(piece)).map((id) => model.tokens[id]!)));
        return tokens;
      }),
    join: (tokens) => fromByteCharacters(tokens.join('')),
    vocabulary: model.tokens,
    json: () => tokenizerJson(model),
  };
}
