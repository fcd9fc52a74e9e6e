// Where byte-level BPE may not merge: between words with the space before them, numbers, runs of signs and runs of spaces, as in GPT-2.

const PRE_TOKEN = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The pieces of `text`, which together are the text. */
export function preTokens(text: string): readonly string[] {
  return text.match(PRE_TOKEN) ?? [];
}
