import { describe, expect, it } from 'vitest';
import type { Host, World } from './contracts.ts';
import { openedOnce } from './opened-worlds.ts';
import { memoryHost } from './testing/memory-host.ts';

/** Opens a world of one file of a host, and counts how often it was read. */
function readerOf(files: Record<string, string>, stamp?: Host['stamp']) {
  const host: Host = { ...memoryHost(files), ...(stamp && { stamp }) };
  const catalogue = {};
  let times = 0;
  const open = async (noted: Host): Promise<World<string>> => {
    times++;
    const files = await noted.list('corpus*.txt');
    const text = (await Promise.all((files.length > 0 ? files : ['corpus.txt']).map((path) => noted.readText(path)))).join(' ');
    return { draw: () => text, show: String, facts: { text } };
  };
  return async (key = 'corpus'): Promise<unknown[]> => [(await openedOnce(catalogue, key, host, open)).facts['text'], times];
}

describe('an open world', () => {
  it('is shared as long as what it has read is as it was, and opened again when it is not', async () => {
    const files = { 'corpus.txt': 'one' };
    const read = readerOf(files, (path) => files[path as keyof typeof files]);
    expect([await read(), await read()]).toEqual([['one', 1], ['one', 1]]);
    files['corpus.txt'] = 'two';
    expect([await read(), await read()]).toEqual([['two', 2], ['two', 2]]);
  });

  it('is opened again when a file has come that its pattern matches', async () => {
    const files: Record<string, string> = { 'corpus.txt': 'one' };
    const read = readerOf(files, (path) => files[path] ?? 'missing');
    expect([await read(), await read()]).toEqual([['one', 1], ['one', 1]]);
    files['corpus-2.txt'] = 'two';
    expect([await read(), await read()]).toEqual([['two one', 2], ['two one', 2]]);
  });

  it('is shared for ever where files stay as they are', async () => {
    const read = readerOf({ 'corpus.txt': 'one' });
    expect([await read(), await read()]).toEqual([['one', 1], ['one', 1]]);
  });

  it('that could not be opened is opened again', async () => {
    const files: Record<string, string> = {};
    const read = readerOf(files);
    await expect(read()).rejects.toThrow('there must be no need of corpus.txt');
    files['corpus.txt'] = 'one';
    expect(await read()).toEqual(['one', 2]);
  });

  it('is let go when eight others were opened since', async () => {
    const read = readerOf({ 'corpus.txt': 'one' });
    for (let i = 0; i <= 8; i++) await read(`world ${i}`);
    expect([await read('world 8'), await read('world 0')]).toEqual([['one', 9], ['one', 10]]);
  });
});
