// The list of published systems, row by row: each has a study, and the README says which.
import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { systems } from './registry.ts';

const ROWS =
  '1a 1b 1c 1d 1e 1f 1g 2 3a 3b 4 5 6a 6b 6c 6d 6e 6f 7a 7b 7c 7d 7e 8 8w 9 10 11 12 13 14 15a 15b 16a 16b 16c 16d 16e 16f 16g 17a 17b 17c 18 19a 19b 20 21'.split(' ');

const studiesOf = (row: string): string[] => systems.filter(({ rows }) => rows.includes(row)).map(({ id }) => id);

it('has a study for every row of the list, and none beyond it', () => {
  expect(ROWS.filter((row) => studiesOf(row).length === 0)).toEqual([]);
  expect([...new Set(systems.flatMap(({ rows }) => rows))].filter((row) => !ROWS.includes(row))).toEqual([]);
});

it('is told in the README row by row', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const told = [...readme.matchAll(/^\| (\d+\w?) \| (.*?) \|/gm)].map(([, row, ids]) => [row, ids]);
  expect(told).toEqual(ROWS.map((row) => [row, studiesOf(row).map((id) => `\`${id}\``).join(', ')]));
});
