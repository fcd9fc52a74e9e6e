// tokenizer.json of tokenizers that look whole pieces of text up in a list.

/** What cuts text into pieces, each of which is looked up whole. */
export interface WordLevelParts {
  readonly normalizer: object | null;
  readonly preTokenizer: object;
  readonly decoder: object | null;
}

/** Pieces of text that have the numbers of `tokens`; others have none until a border is added, which then stands for them. */
export function wordLevelJson(tokens: readonly (string | undefined)[], { normalizer, preTokenizer, decoder }: WordLevelParts): object {
  const vocab = Object.fromEntries(tokens.flatMap((token, id) => (token === undefined ? [] : [[token, id]])));
  return { version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer, pre_tokenizer: preTokenizer, post_processor: null, decoder, model: { type: 'WordLevel', vocab, unk_token: null } };
}
