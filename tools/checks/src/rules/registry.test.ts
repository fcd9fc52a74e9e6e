import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from './registry.ts';

const names = rules.map(([name]) => name);

test('every rule has the name of its file, and a test', () => {
  const files = readdirSync(import.meta.dirname);
  const others = ['all.ts', 'registry.ts', 'registry.test.ts'];
  expect(files.filter((file) => !others.includes(file)).sort()).toEqual(names.flatMap((name) => [`${name}.test.ts`, `${name}.ts`]).sort());
});

test('the README has one row for every rule, in order', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(Array.from(readme.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name)).toEqual(names);
});
