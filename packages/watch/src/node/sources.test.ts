import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openSource, type Unit } from './open-source.ts';
import { Skips } from './skips.ts';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, { unit, skip = false }: { unit?: Unit; skip?: boolean } = {}): Promise<{ records: [unknown, number][]; skips: Skips }> {
  const records: [unknown, number][] = [];
  const skips = new Skips(skip);
  await openSource(path, unit).read({ take: (value, line) => { records.push([value, line]); }, skips, onBytes: () => undefined, fields: () => undefined });
  return { records, skips };
}

it('reads from Parquet the column that a path begins at', async () => {
  const data = Array.from({ length: 3 }, (_, i) => ({ b: `text ${i}` }));
  const path = file('nested.parquet', new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'g', data: [0, 1, 1], type: 'INT32' }, { name: 'a', data, type: 'JSON' }] })));
  const records: unknown[] = [];
  await openSource(path, undefined).read({ take: (value) => { records.push(value); }, skips: new Skips(false), onBytes: () => undefined, fields: () => (records.length > 0 ? ['a.b'] : undefined) });
  expect(records).toEqual([{ g: 0, a: data[0] }, { a: data[1] }, { a: data[2] }]);
});

describe('text', () => {
  it('is a document a line, without blank ones, line ends and the byte order mark', async () => {
    const { records } = await read(file('a.txt', '\uFEFFone\r\n\r\n  \ntwo\nthree'));
    expect(records).toEqual([['one', 1], ['two', 4], ['three', 5]]);
  });

  it('is a paragraph between blank lines where asked to', async () => {
    const { records } = await read(file('b.txt', '\none\ntwo\n\n \nthree\n'), { unit: 'paragraph' });
    expect(records).toEqual([['one\ntwo', 2], ['three', 6]]);
  });

  it('may be gzipped', async () => {
    expect((await read(file('c.txt.gz', gzipSync('one\ntwo\n')))).records).toEqual([['one', 1], ['two', 2]]);
  });

  it('says where a gzipped file breaks off', async () => {
    const whole = gzipSync(Array.from({ length: 200 }, (_, i) => `line ${i * i * i}\n`).join(''));
    await expect(read(file('d.txt.gz', whole.subarray(0, 300)))).rejects.toThrow(/d\.txt\.gz:\d+ must be gzipped whole, but unpacking it says: unexpected end of file; fetch or compress it anew/);
  });

  it('keeps line numbers and characters over the borders of pieces', async () => {
    // Pieces of 1 MiB, lines of 1,003 bytes with a two-byte letter: some letter lies on a border.
    const lines = Array.from({ length: 5000 }, (_, i) => `${String(i).padStart(4, '0')}${'é'.repeat(499)}x`);
    const { records } = await read(file('d.txt', lines.join('\n')));
    expect(records.map(([text]) => text)).toEqual(lines);
    expect(records.at(-1)![1]).toBe(5000);
  });

  it('names the line that is not UTF-8, or leaves it out', async () => {
    const path = file('e.txt', Buffer.concat([Buffer.from('one\ncaf'), Buffer.of(0xe9), Buffer.from('\nthree\n')]));
    await expect(read(path)).rejects.toThrow(`${path}:2 must be UTF-8 text`);
    const { records, skips } = await read(path, { skip: true });
    expect(records).toEqual([['one', 1], ['three', 3]]);
    expect(skips.all).toMatchObject([{ reason: 'not UTF-8', count: 1 }]);
  });

  it('names the line that is too long, or leaves it out', async () => {
    const path = file('f.txt', `one\n${'x'.repeat(17 * 1024 * 1024)}\nthree\nfour`);
    await expect(read(path)).rejects.toThrow(`${path}:2 must be at most 16 MiB long, but is longer`);
    const { records } = await read(path, { skip: true });
    expect(records).toEqual([['one', 1], ['three', 3], ['four', 4]]);
  });

  it.each([
    ['zero bytes', Buffer.from('one\ntwo\0\n'), ':2 must be text, but has a zero byte'],
    ['UTF-16', Buffer.from('\uFEFFone', 'utf16le'), ':1 must be text, but is UTF-16'],
  ])('refuses %s even where bad records may be left out', async (_, content, message) => {
    await expect(read(file('g.txt', content), { skip: true })).rejects.toThrow(message);
  });
});

describe('records', () => {
  it('are the lines of JSON lines', async () => {
    const path = file('a.jsonl', '{"a":1}\n\n"b"\n{nope}\n[1,2]\n');
    await expect(read(path)).rejects.toThrow(`${path}:4 must be one JSON value`);
    expect((await read(path, { skip: true })).records).toEqual([[{ a: 1 }, 1], ['b', 3], [[1, 2], 5]]);
  });

  it('are the rows of CSV, whose fields may hold line ends', async () => {
    const { records } = await read(file('a.csv', 'a;b\n1;"x\ny"\n2;"say ""so"""\n'));
    expect(records).toEqual([[{ a: '1', b: 'x\ny' }, 2], [{ a: '2', b: 'say "so"' }, 4]]);
  });

  it('of CSV are left out alone where a quotation mark or a field is missing', async () => {
    const path = file('b.csv', 'a,b\n1,2\n3\n"4"x,5\n6,7\n');
    const { records, skips } = await read(path, { skip: true });
    expect(records.map(([, line]) => line)).toEqual([2, 5]);
    expect(skips.all).toMatchObject([{ reason: 'not CSV', count: 2, first: `${path}:3 must have 2 fields, as the header has, but got 1` }]);
  });

  it('are the rows of Parquet, over all of its row groups', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'x', data: [1.5, 2.5, 3.5], type: 'DOUBLE' }, { name: 't', data: ['a', 'b', 'c'], type: 'STRING' }], rowGroupSize: 2 }));
    const { records } = await read(file('a.parquet', bytes));
    expect(records).toEqual([[{ x: 1.5, t: 'a' }, 1], [{ x: 2.5, t: 'b' }, 2], [{ x: 3.5, t: 'c' }, 3]]);
  });

  it('are the rows of .npy', async () => {
    // numpy 1.24.2: np.save of np.array([[1, -2], [0.5, 65504]], '<f2'), and of np.array([3, 4], '<i8').
    const header = (text: string): Buffer => Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), Buffer.of(118, 0), Buffer.from(`${text.padEnd(117)}\n`)]);
    const half = Buffer.concat([header("{'descr': '<f2', 'fortran_order': False, 'shape': (2, 2), }"), Buffer.from('003c00c00038ff7b', 'hex')]);
    expect((await read(file('a.npy', half))).records).toEqual([[Float64Array.of(1, -2), 1], [Float64Array.of(0.5, 65504), 2]]);
    const whole = Buffer.concat([header("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }"), Buffer.from('03000000000000000400000000000000', 'hex')]);
    expect((await read(file('b.npy', whole))).records).toEqual([[3, 1], [4, 2]]);
    const wrong = Buffer.concat([header("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }"), Buffer.alloc(16)]);
    await expect(read(file('c.npy', wrong))).rejects.toThrow('must be in C order');
    await expect(read(file('d.npy', half.subarray(0, -2)))).rejects.toThrow('must hold 2 rows of 2 numbers, but ends after 1');
  });
});

it.each([
  ['nowhere.txt', undefined, 'there is no such file'],
  ['.', undefined, 'must be a file, but is a folder'],
])('refuses %s', (name, unit, message) => {
  expect(() => openSource(join(folder, name), unit)).toThrow(message);
});
