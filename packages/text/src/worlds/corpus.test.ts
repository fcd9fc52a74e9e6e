import { streams } from '@collapse-lab/numeric';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, it } from 'vitest';
import { listsOf } from '../testing/documents.ts';
import { corpus } from './corpus.ts';

const open = (text: string, parameters: object = {}, heldOut = 1) =>
  corpus.create({ path: 'notes.txt', tokenizer: 'words', documents: 'lines', ...parameters }).open({ host: memoryHost({ 'notes.txt': text }), streams: streams(1), heldOut });

describe('corpus', () => {
  it('opens the embedded novel', async () => {
    const source = corpus.create({ text: 'moby-dick', tokenizer: 'words', documents: 'paragraphs' });
    const world = await source.open({ host: memoryHost(), streams: streams(1), heldOut: 500 });
    // The whole data set has 216 326 tokens under this tokenizer (tools/golden, 173 060 + 43 266), its contents page 697.
    expect(world.facts).toMatchObject({ source: 'moby-dick', tokens: 216_326 - 697, documents: 2516, poolDocuments: 2016, heldOutDocuments: 500 });
    const sample = world.draw({ from: 'fixed', count: 2016, generation: 0, taken: 0, member: 0 }, streams(2));
    const texts = listsOf(sample).map((_, i) => world.show(sample, i));
    expect(texts.concat(texts).some((each) => each.startsWith('call me ishmael some years ago never mind how long precisely'))).toBe(true);
  });

  it('drops documents without a token and counts what is left', async () => {
    const world = await open('One fish.\n\n***\nTwo fish.\nRed fish, blue fish.\n');
    expect(world.facts).toMatchObject({ documents: 3, tokens: 8, types: 5, poolDocuments: 2, heldOutDocuments: 1, split: 'lines', reuse: 'false' });
  });

  it('shows documents as their tokens', async () => {
    const world = await open('One fish.\nOne fish!', { tokenizer: 'characters' });
    const text = world.show(world.draw({ from: 'heldOut', count: 1, generation: 0, taken: 0, member: 0 }, streams(1)), 0);
    expect(['One fish.', 'One fish!']).toContain(text);
  });

  it('takes one document from each line of JSON', async () => {
    const world = await open('{"body":"One fish.\\n\\nTwo fish."}\n{"body":"Red fish."}\n', { documents: 'records', field: 'body' });
    expect(world.facts).toMatchObject({ documents: 2, tokens: 6, split: 'records', field: 'body' });
  });

  it.each([
    [{ path: 'a.jsonl', documents: 'records' }, 'must be given with documents: records, and only then, but got documents: records without it'],
    [{ path: 'a.txt', documents: 'lines', field: 'text' }, 'must be given with documents: records, and only then, but got documents: lines'],
    [{ path: 'a.txt', documents: 'lines', heading: '^#' }, 'must be given with documents: chapters alone, but got documents: lines'],
    [{ path: 'a.txt', documents: 'chapters', heading: '(' }, 'must be a regular expression of JavaScript'],
    [{ path: 'a.txt', documents: 'lines', groups: { field: 'party' } }, 'must be files where documents are no records, but got a field and documents: lines'],
    [{ text: 'moby-dick', documents: 'records' }, 'must be paragraphs, lines or chapters for the text moby-dick, but got records'],
    [{ text: 'state-of-the-union', documents: 'records', field: 'text' }, 'must be left out for an embedded text, whose parts are known'],
    [{ text: 'moby-dick', documents: 'chapters', groups: 'files' }, 'must be a field of records for an embedded text, which has no files'],
  ])('wants what a document is to be one of the source: %j', (given, message) => {
    expect(() => corpus.create({ tokenizer: 'words', ...given })).toThrow(message);
  });

  it('learns a tokenizer from what is not held out alone', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `${'abcdefghijklmnopqrst'[i]!}${'xyz'.repeat(3)}`);
    const world = await open(lines.join('\n'), { tokenizer: { kind: 'bpe', vocabulary: 300 } }, 19);
    // One line to learn from, in which xy, xyz and xyzxyz are; a first letter occurs once, so it is merged with nothing.
    expect(world.facts).toMatchObject({ tokenizer: 'bpe, vocabulary 300', documents: 20, tokens: 60, types: 22 });
    expect(world.show(world.draw({ from: 'heldOut', count: 1, generation: 0, taken: 0, member: 0 }, streams(1)), 0)).toMatch(/^[a-t]xyzxyzxyz$/);
  });

  it('has the tokenizer.json of one that was learned, by whose ids documents go', async () => {
    const world = await open('xyz xyz\nxyz xyz\nxyz', { tokenizer: { kind: 'bpe', vocabulary: 259 } });
    const { model } = JSON.parse(world.files!()['tokenizer.json']!) as { model: { vocab: Record<string, number>; merges: string[] } };
    expect(model.merges).toEqual(['x y', 'xy z', 'Ġ xyz']);
    const { tokens } = world.draw({ from: 'heldOut', count: 1, generation: 0, taken: 0, member: 0 }, streams(1));
    expect([model.vocab['xyz'], tokens[0]]).toEqual([257, 257]);
    expect((await open('a b\nc')).files).toBeUndefined();
  });

  it('names what is wrong with a tokenizer', () => {
    const create = (tokenizer: unknown) => () => corpus.create({ path: 'notes.txt', documents: 'lines', tokenizer });
    expect(create('bpe')).toThrow('vocabulary');
    expect(create({ kind: 'bpe', vocabulary: 3 })).toThrow('256');
    expect(create('word')).toThrow('must be one of bpe, bytes, characters, pretrained, words');
  });

  it('fingerprints the text, not what the tokenizer makes of it', async () => {
    const prints = await Promise.all(['a b\nc', 'a b\nC', 'a b\nc'].map(async (text) => (await open(text)).facts['fingerprint']));
    expect(prints[0]).toBe(prints[2]);
    expect(prints[0]).not.toBe(prints[1]);
  });

  it('refuses a text without tokens and one with a single token', async () => {
    await expect(open(' \n…\n')).rejects.toThrow('text of notes.txt must hold at least 2 tokens, but got 0; take a longer text');
    await expect(open('whale')).rejects.toThrow('text of notes.txt must hold at least 2 tokens, but got 1');
  });

  it('passes on that a file cannot be read', async () => {
    const source = corpus.create({ path: 'gone.txt', tokenizer: 'words', documents: 'lines' });
    await expect(source.open({ host: memoryHost(), streams: streams(1), heldOut: 1 })).rejects.toThrow('no need of gone.txt');
  });

  it.each([
    [{}, 'but got neither'],
    [{ text: 'moby-dick', path: 'notes.txt' }, 'but got both'],
  ])('wants exactly one of text and path: %j', (given, message) => {
    expect(() => corpus.create({ tokenizer: 'words', documents: 'lines', ...given })).toThrow(`exactly one of text and path must be given, ${message}`);
  });
});
