import { expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { columnsIn, groupColumns } from './columns.ts';

const named = (...names: string[]) => names.map((name) => ({ name, summary: '' }));

test('indexed names share a panel and come first; a lone index stays alone', () => {
  const groups = groupColumns(named('types', 'mean1', 'mean2', 'hill1', 'stdDev1', 'stdDev2'));
  expect(groups.map(({ name, indexed, columns }) => [name, indexed, columns.length])).toEqual([
    ['mean', true, 2],
    ['stdDev', true, 2],
    ['types', false, 1],
    ['hill1', false, 1],
  ]);
});

test('columns are those that rows of the loop have, described ones in the record’s order', () => {
  const run = { ...mixtureRun(), columns: named('b', 'a', 'never') };
  const rows = [{ arm: 'loop' as const, chain: 0, member: 0, generation: 0, values: { a: 1, z: 2, b: 3 } }];
  expect(columnsIn({ ...run, rows }).map(({ name }) => name)).toEqual(['b', 'a', 'z']);
});
