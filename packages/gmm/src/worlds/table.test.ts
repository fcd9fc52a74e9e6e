import { streams, type Points } from '@collapse-lab/numeric';
import type { RealRequest, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { table } from './table.ts';

const root = streams('table');
const rule = { path: 'data.csv', columns: ['a', 'b'], standardise: false };

const open = async (file: string | Uint8Array, changes: object = {}, heldOut = 1): Promise<World<Points>> => {
  const parameters = { ...rule, ...changes };
  return table.create(parameters).open({ host: memoryHost({ [parameters.path]: file }), streams: root, heldOut });
};
const draw = (world: World<Points>, from: RealRequest['from'], count: number, taken = 0, generation = 0): number[][] => {
  const { values, dimensions: d } = world.draw({ from, count, generation, taken, member: 0 }, root.fork('chain'));
  return Array.from({ length: count }, (_, i) => [...values.subarray(i * d, (i + 1) * d)]);
};
const all = (world: World<Points>): number[][] => [...draw(world, 'heldOut', 1), ...draw(world, 'fixed', world.facts['poolRows'] as number)].sort((x, y) => x[0]! - y[0]!);

const NUMBERS = 'a,name,b\n1,x,2\n3,"y, z",-4.5e1\n5,,6\n';

describe('the columns asked for become axes, in their order', () => {
  test('of a CSV file, by name or number', async () => {
    const expected = [[1, 2], [3, -45], [5, 6]];
    expect(all(await open(NUMBERS))).toEqual(expected);
    expect(all(await open(NUMBERS, { columns: [1, 3] }))).toEqual(expected);
    expect(all(await open('1,2\n3,-45\n5,6', { columns: [1, 2], header: false }))).toEqual(expected);
    expect(all(await open('a;b\n1;2\n3;-45\n5;6', { separator: ';' }))).toEqual(expected);
    expect(all(await open('a\tb\r\n1\t2\r\n3\t-45\r\n5\t6', { path: 'data.tsv' }))).toEqual(expected);
    expect(all(await open(NUMBERS, { columns: ['b'] }))).toEqual([[-45], [2], [6]]);
    expect(all(await open('a,b\n1,2\n\n3,-45\n5,6\n \n\n'))).toEqual(expected);
  });

  test('of a Parquet file, integers of 64 bits among them', async () => {
    const columnData = [
      { name: 'b', data: [2, -45, 6], type: 'DOUBLE' as const },
      { name: 'name', data: ['x', 'y', 'z'], type: 'STRING' as const },
      { name: 'a', data: [1n, 3n, 5n], type: 'INT64' as const },
    ];
    const world = await open(new Uint8Array(parquetWriteBuffer({ columnData })), { path: 'data.parquet' });
    expect(all(world)).toEqual([[1, 2], [3, -45], [5, 6]]);
    expect(world.facts).toMatchObject({ columns: 'a, b', rows: 3, dimensions: 2 });
  });
});

const HUNDRED = `a,b\n${Array.from({ length: 100 }, (_, i) => `${i},${i * i}`).join('\n')}\n`;

test('no row is given twice: not held out, not first, not fresh', async () => {
  const world = await open(HUNDRED, {}, 20);
  expect(world.available).toBe(80);
  const rows = [...draw(world, 'heldOut', 20), ...draw(world, 'fixed', 30), ...draw(world, 'fresh', 30, 30, 2), ...draw(world, 'fresh', 20, 60, 3)];
  expect(new Set(rows.map(String)).size).toBe(100);
  expect(() => draw(world, 'fresh', 1, 80, 4)).toThrow('fresh real rows must not exceed the pool of 80, but got a request for 1 more at generation 4 after 80; set reuse: true');
});

test('with reuse there is no end to fresh rows, none of them held out', async () => {
  const world = await open(HUNDRED, { reuse: true }, 20);
  expect(world.available).toBeUndefined();
  const heldOut = new Set(draw(world, 'heldOut', 20).map(String));
  for (const generation of [2, 3]) expect(draw(world, 'fresh', 80, 500, generation).some((row) => heldOut.has(String(row)))).toBe(false);
});

test('facts say what a reader must know, and differ with the file', async () => {
  const world = await open(HUNDRED, {}, 20);
  expect(world.facts).toMatchObject({ source: 'data.csv', columns: 'a, b', dimensions: 2, rows: 100, poolRows: 80, heldOutRows: 20, standardised: 'no', reuse: 'false' });
  expect(world.facts['fingerprint']).toMatch(/^[0-9a-f]{16}$/);
  expect((await open(`${HUNDRED}100,0\n`, {}, 20)).facts['fingerprint']).not.toBe(world.facts['fingerprint']);
  expect(world.show({ values: Float64Array.of(1, 2.5), dimensions: 2 }, 0)).toBe('(1, 2.5)');
});

test('standardised, the pool has mean 0 and standard deviation 1 on every axis, and the facts lead back', async () => {
  const [world, plain] = [await open(HUNDRED, { standardise: true }, 20), await open(HUNDRED, {}, 20)];
  const [rows, before] = [draw(world, 'fixed', 80), draw(plain, 'fixed', 80)];
  for (const axis of [0, 1]) {
    const mean = rows.reduce((sum, row) => sum + row[axis]!, 0) / 80;
    expect(mean).toBeCloseTo(0, 12);
    expect(rows.reduce((sum, row) => sum + row[axis]! * row[axis]!, 0) / 80).toBeCloseTo(1, 12);
  }
  // The same transformation is applied to the held-out rows.
  const [first, second] = [0, 1].map((i) => ({ x: before[i]![0]!, z: rows[i]![0]! }));
  const slope = (second!.z - first!.z) / (second!.x - first!.x);
  const [heldOut, heldOutBefore] = [draw(world, 'heldOut', 1)[0]![0]!, draw(plain, 'heldOut', 1)[0]![0]!];
  expect(heldOut).toBeCloseTo(first!.z + slope * (heldOutBefore - first!.x), 12);
  expect(world.facts['standardised']).toMatch(/^a: mean [\d.]+, sd [\d.]+; b: mean [\d.]+, sd [\d.]+$/);
});

describe('a mistake is one line with the file and the place', () => {
  test.each<[string, object, string]>([
    ['a,b\n1,2\n3,\n,\n', {}, 'data.csv:3 column b must be a finite number, but got nothing (the first of 3 such values); fill in such rows or leave them out of the file'],
    ['a\n1\n\n', { columns: ['a'] }, 'data.csv:3 column a must be a finite number, but got nothing'],
    ['a,b\n1,NA\n', {}, 'data.csv:2 column b must be a finite number, but got "NA"; fill in'],
    ['a,b\n1,0x10\n', {}, 'data.csv:2 column b must be a finite number, but got "0x10"'],
    ['a,b\n1,1e999\n', {}, 'data.csv:2 column b must be a finite number, but got "1e999"'],
    ['a,b\n1,2\n3,4,5\n', {}, 'data.csv:3 must have 2 fields, as line 1 has, but got 3'],
    ['a,"b\n1,2\n', {}, 'data.csv:1 must close its quotation mark'],
    ['height,weight\n1,2\n', { columns: ['hight'] }, 'data.csv:1 column must be one of height, weight, but got "hight"; did you mean "height"?'],
    ['height;weight\n1;2\n', { columns: ['height'] }, 'data.csv:1 column must be one of height;weight, but got "height"; if its values are separated otherwise, set world.separator'],
    ['a,a\n1,2\n', { columns: ['a'] }, 'data.csv:1 must have one column "a", but has more; choose them by number'],
    ['a,b\n1,2\n', { columns: [3] }, 'data.csv:1 must have a column 3, but has 2'],
    ['1,2\n', { header: false }, 'world.columns must be numbers from 1 where a file has no header, but got "a"'],
    ['', {}, 'data.csv must have rows, but is empty'],
    ['a,b\n', {}, 'data.csv must have rows, but has none'],
    ['a,b\n1,7\n2,7\n3,7\n', { standardise: true }, 'data.csv column b must vary to be standardised, but is 7 in every row of the pool'],
    ['a,b\n1,2\n', {}, 'heldOut must be less than the 1 rows of the table, but got 1; lower heldOut, or take a longer table'],
  ])('%j %j', async (text, changes, message) => {
    await expect(open(text, changes)).rejects.toThrow(message);
  });

  test('in a Parquet file too', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, null, NaN], type: 'DOUBLE', nullable: true }, { name: 's', data: ['x', 'y', 'z'], type: 'STRING' }] }));
    const path = 'data.parquet';
    await expect(open(bytes, { path, columns: ['a'] })).rejects.toThrow('data.parquet: row 2 column a must be a finite number, but got nothing (the first of 2 such values)');
    await expect(open(bytes, { path, columns: ['s'] })).rejects.toThrow('data.parquet: row 1 column s must be a finite number, but got "x"');
    await expect(open(bytes, { path, columns: ['c'] })).rejects.toThrow('data.parquet column must be one of a, s, but got "c"');
    await expect(open('a,b\n1,2\n', { path })).rejects.toThrow('data.parquet must be a Parquet file, but reading it says:');
  });
});

test('parameters are checked before a file is read', () => {
  expect(() => table.create({ ...rule, path: 'data.xlsx' })).toThrow('.csv, .tsv, .txt or .parquet');
  expect(() => table.create({ ...rule, columns: ['a', 'a'] })).toThrow('name every column once');
  expect(() => table.create({ ...rule, standardise: undefined })).toThrow('standardise');
});
