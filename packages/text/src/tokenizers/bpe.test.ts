import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePieces, encodeText } from '../corpus/encode-text.ts';
import { learnBpe } from '../bpe/learn-bpe.ts';
import { mobyDick } from '../texts/moby-dick.ts';
import { bpe } from './bpe.ts';
import { bytes } from './bytes.ts';

const learned = (texts: readonly string[], vocabulary = 300) => bpe.create({ vocabulary }).learn!(texts);

describe('bpe', () => {
  it('has bytes for tokens before it is learned', () => {
    expect(bpe.create({ vocabulary: 256 }).tokenize('a é')).toEqual(['a', 'Ġ', 'Ã', '©']);
  });

  it('merges what occurs most often, the smaller ids first among equals', () => {
    // The example of Hugging Face's course, chapter 6.5: its first three merges.
    const texts = [['hug', 10], ['pug', 5], ['pun', 12], ['bun', 4], ['hugs', 5]].flatMap(([word, times]) => Array<string>(Number(times)).fill(String(word)));
    const { tokens } = learnBpe(texts, 259);
    expect(tokens.slice(256)).toEqual(['ug', 'un', 'hug']);
    expect(learned(texts, 259).tokenize('bug')).toEqual(['b', 'ug']);
    expect(learnBpe(texts.toReversed(), 259).tokens).toEqual(tokens);
  });

  it('learns from Moby-Dick, and cuts it into, what tokenizers 0.23.2 does', async () => {
    // BpeTrainer(vocab_size=4000, min_frequency=2, initial_alphabet=ByteLevel.alphabet()) on the paragraphs, the last with the line end of the file: the SHA-256 of its merges, a line each, and its tokens.
    const { pieces: paragraphs } = encodeText(await mobyDick.create({}).read(), bytes.create({}), 'paragraphs');
    const pieces = paragraphs.with(-1, `${paragraphs.at(-1)!}\n`);
    const tokenizer = learned(pieces, 4000);
    const { model } = tokenizer.json!([]) as { model: { merges: string[] } };
    expect(model.merges).toHaveLength(3744);
    expect(createHash('sha256').update(model.merges.join('\n')).digest('hex')).toBe('90a266c6e5183f2c5eed80d655925c5c9c6bb1a0e6577bee4356e66dc88bc538');
    expect(encodePieces(pieces, tokenizer).documents.tokens).toHaveLength(329_323);
  });

  it('stops where no pair occurs twice', () => {
    expect(learnBpe(['abc'], 1000).tokens).toHaveLength(256);
    expect(learnBpe([], 1000).tokens).toHaveLength(256);
  });

  it('merges a run of one symbol from the left', () => {
    // aa aa a; then aa + a, which occurs as often as aa + aa and has the smaller ids.
    expect(learned(['aaaaa', 'aaaaa'], 257).tokenize('aaaaa')).toEqual(['aa', 'aa', 'a']);
    expect(learned(['aaaaa', 'aaaaa'], 258).tokenize('aaaaa')).toEqual(['aa', 'aaa']);
  });

  it('joins to the text it came from, whatever it was learned from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), fc.string({ unit: 'binary' }), (texts, other) => {
        const { tokenize, join } = learned([...texts, ...texts]);
        for (const text of [...texts, other]) expect(join(tokenize(text))).toBe(text);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('writes its tokenizer.json', () => {
    expect(learned(['hug hug'], 258).json!([])).toMatchObject({ model: { type: 'BPE', merges: ['h u', 'hu g'], vocab: { '!': 0, hu: 256, hug: 257 } }, pre_tokenizer: { type: 'ByteLevel' } });
  });
});
