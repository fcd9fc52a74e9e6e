// A tokenizer that was trained elsewhere, by transformers.js, which is loaded when a study names one.
import { defineEntry, fingerprint, lineOf, UserError, type Host } from '@collapse-lab/runner';
import { z } from 'zod';
import { placeOf, TOKENIZER } from '../pretrained/place-of.ts';
import type { Tokenizer, TokenizerFile } from '../tokenizer.ts';

/** `pretrained`: documents have the ids of the file. No special tokens are put around a text, and those that stand in it are known. */
export const pretrained = defineEntry({
  id: 'pretrained',
  summary: "Any tokenizer.json of Hugging Face's: BPE, WordPiece, Unigram; what it drops or changes is lost.",
  parameters: z
    .strictObject({
      path: z.string().min(1).optional().describe('its tokenizer.json, relative to the study; or give model'),
      model: z.string().min(1).optional().describe('the model that it is of, by the name that the family pretrained has for it; or give path'),
    })
    .check(({ value, issues }) => {
      if ((value.path === undefined) === (value.model === undefined)) issues.push({ code: 'custom', input: value, message: `must have path or model, but got ${value.path === undefined ? 'neither' : 'both'}` });
    }),
  create: ({ path, model }): TokenizerFile => ({ read: async (host) => readTokenizer(path ?? `${await placeOf(model!, host, TOKENIZER)}/tokenizer.json`, host) }),
});

async function readTokenizer(path: string, host: Host): Promise<Tokenizer> {
  const text = await host.readText(path);
  const { PreTrainedTokenizer } = await import('@xenova/transformers');
  const opened = attempt(path, () => new PreTrainedTokenizer(JSON.parse(text) as object, {}));
  const idOf = opened.get_vocab();
  const vocabulary: (string | undefined)[] = [];
  for (const [token, id] of idOf) vocabulary[id] = token;
  return {
    tokenize: (piece) => opened.encode(piece, { add_special_tokens: false }).flatMap((id) => vocabulary[id] ?? []),
    join: (tokens) => (tokens.length === 0 ? '' : opened.decode(tokens.map((token) => idOf.get(token)!), { skip_special_tokens: false, clean_up_tokenization_spaces: false })),
    json: () => JSON.parse(text) as object,
    vocabulary,
    fingerprint: fingerprint(text),
  };
}

function attempt<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const why = lineOf(error);
    throw new UserError(`${path} must be a tokenizer.json as Hugging Face's tokenizers write it, but reading it says: ${why}; save the tokenizer anew`);
  }
}
