import { streams } from '@collapse-lab/numeric';
import { memoryHost } from '@collapse-lab/runner/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnBpe } from '../bpe/learn-bpe.ts';
import { tokenizerJson } from '../bpe/tokenizer-json.ts';
import { encodePieces } from '../corpus/encode-text.ts';
import { splitText } from '../corpus/split.ts';
import { mobyDick } from '../texts/moby-dick.ts';
import { corpus } from '../worlds/corpus.ts';
import { bpe } from './bpe.ts';
import { pretrained } from './pretrained.ts';

const read = (content: unknown) => pretrained.create({ path: 'tokenizer.json' }).read(memoryHost({ 'tokenizer.json': typeof content === 'string' ? content : JSON.stringify(content) }));

const special = (id: number, content: string) => ({ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false });

const wordPiece = {
  version: '1.0',
  added_tokens: [special(0, '[UNK]'), special(1, '[CLS]')],
  normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: { type: 'TemplateProcessing', single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }], pair: [], special_tokens: { '[CLS]': { id: '[CLS]', ids: [1], tokens: ['[CLS]'] } } },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: { '[UNK]': 0, '[CLS]': 1, whale: 7, '##s': 3, white: 4, '.': 5 } },
};

const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };
const unigram = {
  version: '1.0',
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: metaspace,
  post_processor: null,
  decoder: metaspace,
  model: { type: 'Unigram', unk_id: 0, byte_fallback: false, vocab: [['<unk>', 0], ['▁the', -2], ['▁whale', -3], ['▁w', -5], ['h', -6], ['a', -6], ['l', -6], ['e', -6], ['s', -4]] },
};

describe('pretrained', () => {
  it('gives the ids of a byte-level BPE that was learned here, over all of Moby-Dick, and the text back', { timeout: 60_000 }, async () => {
    const pieces = splitText(await mobyDick.create({}).read(), 'paragraphs');
    const model = learnBpe(pieces, 4000);
    const { documents, vocabulary } = encodePieces(pieces, await read(tokenizerJson(model)));
    const idOf = new Map(model.tokens.map((token, id) => [token, id]));
    const ours = bpe.create({ vocabulary: 4000 }).learn!(pieces);
    expect([...documents.tokens]).toEqual(pieces.flatMap((piece) => ours.tokenize(piece).map((token) => idOf.get(token)!)));
    expect(model.tokens.map((_, id) => vocabulary.token(id))).toEqual(model.tokens);
  });

  it('gives any text back where nothing is lost', async () => {
    const { tokenize, join } = await read(tokenizerJson(learnBpe(['hug pug hugs hug', 'é '.repeat(9)], 280)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(join(tokenize(text))).toBe(text); }), { seed: 1, numRuns: 200 });
    expect(join([])).toBe('');
  });

  it('reads WordPiece, with its own ids and no special tokens put around a text', async () => {
    const tokenizer = await read(wordPiece);
    expect(tokenizer.tokenize('White whales. Ahab')).toEqual(['white', 'whale', '##s', '.', '[UNK]']);
    expect([...encodePieces(['White whales. Ahab'], tokenizer).documents.tokens]).toEqual([4, 7, 3, 5, 0]);
    expect(tokenizer.join(['white', 'whale', '##s', '.'])).toBe('white whales.');
    expect(tokenizer.tokenize('[CLS] whale')).toEqual(['[CLS]', 'whale']);
  });

  it('reads Unigram, cut by the largest sum of log-probabilities', async () => {
    const { tokenize, join } = await read(unigram);
    expect(tokenize('the whales whale')).toEqual(['▁the', '▁whale', 's', '▁whale']);
    expect(join(tokenize('the whales'))).toBe('the whales');
  });

  it.each([
    ['no JSON', '{"model":', 'reading it says: '],
    ['no tokenizer', '{}', 'reading it says: Tokenizer must contain a "model" property'],
    ['null', 'null', 'reading it says: Tokenizer must be a valid object'],
    ['a model of no known kind', { ...unigram, model: { type: 'Nope' } }, 'reading it says: '],
  ])('says of %s that it is none', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(`tokenizer.json must be a tokenizer.json as Hugging Face's tokenizers write it, but ${message}`);
  });
});

it('is named by its file or by its model, and not by both', () => {
  for (const named of [{}, { path: 'a', model: 'b' }]) expect(() => pretrained.create(named)).toThrow(/must have path or model, but got (neither|both)/);
});

describe('a corpus with such a tokenizer', () => {
  const open = (text: string, tokenizer: object) =>
    corpus
      .create({ path: 'a.txt', documents: 'lines', tokenizer: { kind: 'pretrained', path: 'tok/tokenizer.json' } })
      .open({ host: memoryHost({ 'a.txt': text, 'tok/tokenizer.json': JSON.stringify(tokenizer) }), streams: streams(1), heldOut: 1 });

  it('says which file it was, and how many documents it gives back as they were', async () => {
    const lossy = await open('white whales.\nwhite Whale\nAhab', wordPiece);
    expect(lossy.facts).toMatchObject({ tokenizer: 'pretrained, path tok/tokenizer.json', restoredShare: 1 / 3, types: 5, documents: 3 });
    const whole = await open('white whales.\nwhite Whale\nAhab', tokenizerJson(learnBpe([], 256)));
    expect(whole.facts).toMatchObject({ restoredShare: 1 });
    expect(whole.facts['tokenizerFingerprint']).not.toBe(lossy.facts['tokenizerFingerprint']);
  });

  it('shows what is drawn by it', async () => {
    const world = await open('white whales.\nwhite whales.', wordPiece);
    expect(world.show({ tokens: Uint32Array.of(7, 3, 4), starts: Uint32Array.of(0, 3) }, 0)).toBe('whales white');
  });
});
