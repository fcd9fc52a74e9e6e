import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const folder = 'packages/gmm/src/families';

function wrong(all: string, ...members: string[]): string[] {
  const files = [...members, 'registry.ts'].map((name) => [`${folder}/${name}`, ''] as const);
  return violations('catalogue', { ...Object.fromEntries(files), [`${folder}/all.ts`]: all }).map((line) => line.slice(folder.length + 1));
}

test('one sorted line for each member is right; tests and sub-folders are no members', () => {
  const all = "// Families.\nexport { kde } from './kde.ts';\nexport * from './kde-2.ts';\nexport { mixture, type M } from './mixture.ts';\n";
  expect(wrong(all, 'kde.ts', 'kde-2.ts', 'mixture.ts', 'mixture.test.ts', 'kernels/em.ts')).toEqual([]);
});

test('an unlisted member is told its line', () => {
  expect(wrong("export { a } from './a.ts';", 'a.ts', 'b.ts')).toEqual([
    `b.ts:1:1  catalogue  a member must be listed in ${folder}/all.ts, but b.ts is not; add \`export { … } from './b.ts';\`, or move it to a sub-folder`,
  ]);
});

test('a listed file must be there, once, and be a member', () => {
  const all = "export { a } from './a.ts';\nexport { a as b } from './a.ts';\nexport { gone } from './gone.ts';\nexport { r } from './registry.ts';";
  expect(wrong(all, 'a.ts')).toEqual([
    'all.ts:2:1  catalogue  all.ts must list a file once, but a.ts comes again; make it one line',
    'all.ts:3:1  catalogue  a listed file must be a member in this folder, but gone.ts is not; remove the line',
    'all.ts:4:1  catalogue  a listed file must be a member in this folder, but registry.ts is not; remove the line',
  ]);
});

test('lines out of order are refused', () => {
  expect(wrong("export { b } from './b.ts';\nexport { a } from './a.ts';\nexport { c } from './c.ts';", 'a.ts', 'b.ts', 'c.ts')).toEqual([
    'all.ts:2:1  catalogue  all.ts must be sorted by file name, but a follows b; move the line up',
  ]);
});

test('anything else in all.ts is refused', () => {
  const all = "import { a } from './a.ts';\nexport { a };\nexport { x } from '../x.ts';\nexport { a } from './a.ts';";
  expect(wrong(all, 'a.ts').map((line) => line.slice(0, 10))).toEqual(['all.ts:1:1', 'all.ts:2:1', 'all.ts:3:1']);
});

test('a folder without a registry is no catalogue', () => {
  expect(violations('catalogue', { [`${folder}/all.ts`]: '', [`${folder}/a.ts`]: '' })).toEqual([]);
});
