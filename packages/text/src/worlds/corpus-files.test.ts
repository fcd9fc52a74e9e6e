import { streams } from '@collapse-lab/numeric';
import { memoryHost } from '@collapse-lab/runner/testing';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { corpus } from './corpus.ts';

const open = (files: Record<string, string | Uint8Array>, parameters: object, heldOut = 1) =>
  corpus.create({ tokenizer: 'words', ...parameters }).open({ host: memoryHost(files), streams: streams(1), heldOut });

const parquet = (columns: Record<string, unknown[]>, rowGroupSize = 2): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data, type: typeof data[0] === 'number' ? 'INT32' as const : 'STRING' as const })), rowGroupSize }));

describe('a corpus of files', () => {
  const notes = { 'data/b.txt': 'One fish.\n\nTwo fish.', 'data/a.txt': 'Red fish.', 'other/c.txt': 'Blue fish.', 'data/d.md': 'No fish.' };

  it('has the documents of all files that a glob matches', async () => {
    const world = await open(notes, { path: '**/*.txt', documents: 'paragraphs' });
    expect(world.facts).toMatchObject({ source: '**/*.txt', files: 3, documents: 4, tokens: 8, types: 5 });
  });

  it('takes each file for a document where it is told to', async () => {
    expect((await open(notes, { path: 'data/*.txt', documents: 'files' })).facts).toMatchObject({ files: 2, documents: 2, split: 'files' });
  });

  it('has a fingerprint of all of them, in order, and of one file that of the file', async () => {
    const printOf = async (files: Record<string, string>, path: string) => (await open(files, { path, documents: 'lines' }, 0)).facts['fingerprint'];
    const prints = await Promise.all([printOf(notes, 'data/*.txt'), printOf({ ...notes, 'data/b.txt': 'One fish.\n\nTwo fishes.' }, 'data/*.txt'), printOf({ 'x/1.txt': 'Red fish.', 'x/2.txt': notes['data/b.txt'] }, 'x/*.txt')]);
    expect([prints[0] === prints[1], prints[0] === prints[2]]).toEqual([false, true]);
    expect(await printOf(notes, 'data/a*')).toBe(await printOf(notes, 'data/a.txt'));
  });

  it('reads byte order marks and CR LF as if they were not there, in any file', async () => {
    const plain = await open({ 'a.txt': 'One fish.\n\nTwo fish.', 'b.txt': 'Red.' }, { path: '*.txt', documents: 'paragraphs', tokenizer: 'characters' });
    const marked = await open({ 'a.txt': '\uFEFFOne fish.\r\n\r\nTwo fish.', 'b.txt': '\uFEFFRed.' }, { path: '*.txt', documents: 'paragraphs', tokenizer: 'characters' });
    expect([marked.facts['tokens'], marked.facts['types']]).toEqual([plain.facts['tokens'], plain.facts['types']]);
  });

  it('has chapters that begin with headings', async () => {
    const book = 'CHAPTER 1. Loomings.\n\nCall me Ishmael.\n\nCHAPTER 2. The Carpet-Bag.\n\nI stuffed a shirt.';
    expect((await open({ 'book.txt': book }, { path: 'book.txt', documents: 'chapters' })).facts).toMatchObject({ documents: 2, split: 'chapters' });
    await expect(open({ 'book.txt': 'Call me Ishmael.' }, { path: 'book.txt', documents: 'chapters' })).rejects.toThrow(
      'book.txt must have a line that begins a chapter, but has none that matches CHAPTER and a number; set heading',
    );
  });
});

describe('a corpus of records', () => {
  it('takes them from JSON lines and Parquet alike', async () => {
    const files = { 'a.jsonl': '{"body":"One fish."}\n{"body":"Two fish."}\n', 'b.parquet': parquet({ id: [1, 2, 3], body: ['Red fish.', 'Blue fish.', 'Black fish.'] }) };
    expect((await open(files, { path: '*', documents: 'records', field: 'body' })).facts).toMatchObject({ files: 2, documents: 5, tokens: 10, types: 6, field: 'body' });
  });

  it('refuses other documents, other columns and what is no text in Parquet', async () => {
    const files = { 'a.parquet': parquet({ id: [1, 2, 3], body: ['Red fish.', 'Blue fish.', 'Black fish.'] }), 'b.parquet': new Uint8Array([1, 2, 3]) };
    await expect(open(files, { path: 'a.parquet', documents: 'lines' })).rejects.toThrow('world.documents must be records for the Parquet file a.parquet, but got lines');
    await expect(open(files, { path: 'a.parquet', documents: 'records', field: 'bod' })).rejects.toThrow('a.parquet column must be one of body, id, but got "bod"; did you mean "body"?');
    await expect(open(files, { path: 'a.parquet', documents: 'records', field: 'id' })).rejects.toThrow('a.parquet: row 1 must be a record with a text as its id, but got {"id":1}');
    await expect(open(files, { path: 'b.parquet', documents: 'records', field: 'id' })).rejects.toThrow('b.parquet must be a Parquet file');
  });

  it('of an embedded text are its addresses, and chapters its chapters', async () => {
    expect((await open({}, { text: 'state-of-the-union', documents: 'records' })).facts).toMatchObject({ documents: 233, tokens: 1_813_406, split: 'records' });
    expect((await open({}, { text: 'moby-dick', documents: 'chapters' })).facts).toMatchObject({ documents: 138, tokens: 215_629, split: 'chapters' });
  });
});

describe('groups of documents', () => {
  const fishes = (word: string, count: number): string => Array.from({ length: count }, (_, i) => `${word} fish ${word} number${i % 3}`).join('\n');

  it('are those of the words they have, real or drawn, the largest first', async () => {
    const world = await open({ 'a.txt': fishes('red', 10), 'b.txt': fishes('blue', 30) }, { path: '*.txt', documents: 'lines', groups: 'files' }, 8);
    expect(world.facts).toMatchObject({ groups: '1 b.txt, 2 a.txt', groupsRecognised: 1 });
    const all = world.draw({ from: 'fixed', count: 32, generation: 0, taken: 0, member: 0 }, streams(2));
    const shown = Array.from({ length: 32 }, (_, i) => world.show(all, i));
    expect([...world.groups!.of(all)]).toEqual(shown.map((text) => (text.startsWith('blue') ? 0 : 1)));
    // Nothing speaks for a group but its share.
    expect([...world.groups!.of({ tokens: new Uint32Array(0), starts: Uint32Array.of(0, 0) })]).toEqual([0]);
  });

  it('are the values of a field', async () => {
    const lines = ['{"body":"red fish","year":1}', '{"body":"blue whale","year":2}', '{"body":"red fish","year":1}', '{"body":"blue whale","year":2}', '{"body":"red fish","year":1}'].join('\n');
    const options = { path: 'a.jsonl', documents: 'records', field: 'body' };
    expect((await open({ 'a.jsonl': lines }, { ...options, groups: { field: 'year' } })).groups!.names).toEqual(['1', '2']);
    await expect(open({ 'a.jsonl': lines }, { ...options, groups: { field: 'month' } })).rejects.toThrow('a.jsonl: line 1 must be a record with a name or a number as its month, by which documents are grouped');
    const world = await open({}, { text: 'state-of-the-union', documents: 'records', groups: { field: 'party' } });
    expect(world.groups!.names.slice(0, 3)).toEqual(['Republican', 'Democratic', 'Democratic-Republican']);
  });
});
