// A byte-level BPE as the tokenizer.json that Hugging Face's tokenizers read.
import type { BpeModel } from './bpe-model.ts';

/** The content of the file. Pieces are cut as here: byte-level without a space put before the text. */
export function tokenizerJson({ tokens, merges }: BpeModel): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: merges.map(([left, right]) => `${tokens[left]!} ${tokens[right]!}`),
    },
  };
}
