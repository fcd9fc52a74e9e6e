import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as families from './families/all.ts';
import * as measures from './measures/all.ts';
import * as rewards from './rewards/all.ts';
import * as selections from './selections/all.ts';
import * as worlds from './worlds/all.ts';

const catalogues: [folder: string, ids: string[]][] = [
  ['families', Object.values(families).map(({ id }) => id)],
  ['measures', Object.values(measures).map(({ id }) => id)],
  ['rewards', Object.values(rewards).map(({ id }) => id)],
  ['selections', Object.values(selections).map(({ id }) => id)],
  ['worlds', Object.values(worlds).map(({ id }) => id)],
];

describe.each(catalogues)('%s', (folder, ids) => {
  test('every file is listed, and is called as its id', () => {
    const files = readdirSync(new URL(folder, import.meta.url))
      .filter((file) => !/^(all|registry)\.ts$|\.test\.ts$/.test(file))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(ids.sort()).toEqual(files.sort());
  });
});
