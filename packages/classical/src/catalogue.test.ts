import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as countFamilies from './counts/families/all.ts';
import * as countMeasures from './counts/measures/all.ts';
import * as countRewards from './counts/rewards/all.ts';
import * as countWorlds from './counts/worlds/all.ts';
import * as pairFamilies from './pairs/families/all.ts';
import * as pairMeasures from './pairs/measures/all.ts';
import * as pairRewards from './pairs/rewards/all.ts';
import * as pairWorlds from './pairs/worlds/all.ts';

const catalogues: [folder: string, members: Readonly<Record<string, { readonly id: string }>>][] = [
  ['counts/families', countFamilies],
  ['counts/measures', countMeasures],
  ['counts/rewards', countRewards],
  ['counts/worlds', countWorlds],
  ['pairs/families', pairFamilies],
  ['pairs/measures', pairMeasures],
  ['pairs/rewards', pairRewards],
  ['pairs/worlds', pairWorlds],
];

describe.each(catalogues)('%s', (folder, members) => {
  test('every file is listed, and is called as its id', () => {
    const files = readdirSync(new URL(folder, import.meta.url))
      .filter((file) => !/^(all|registry)\.ts$|\.test\.ts$/.test(file))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(Object.values(members).map(({ id }) => id).sort()).toEqual(files.sort());
  });
});
