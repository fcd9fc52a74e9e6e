import { expect, test } from 'vitest';
import { tinyHouse } from './testing/tiny-house.ts';
import { isDevelopment, packageOf, parseWorkspace, targetOf } from './workspace.ts';

test('sources belong to the project whose folder holds them; files outside projects are no sources', () => {
  const { sources } = parseWorkspace({
    'package.json': '{}',
    'packages/gmm/package.json': '{}',
    'packages/gmm/src/a.ts': '',
    'packages/gmm/README.md': '',
    'packages/loose/src/b.ts': '',
    'vitest.config.ts': '',
  });
  expect(sources.map(({ path, within, project }) => [path, within, project.id])).toEqual([['packages/gmm/src/a.ts', 'src/a.ts', 'gmm']]);
});

test('a tsconfig may hold comments', () => {
  const files = { 'packages/gmm/src/a.ts': '', 'packages/gmm/tsconfig.json': '{ /* why */ "references": [{ "path": "../x" }], }' };
  expect(tinyHouse(files).projects[0]!.tsconfig!.value.references).toEqual([{ path: '../x' }]);
});

test('a manifest that is not JSON is named in the error', () => {
  expect(() => parseWorkspace({ 'package.json': '{ "name" 3 }' })).toThrow(/^package\.json must be JSON, but /);
  expect(() => parseWorkspace({})).toThrow(/^the root must hold a package\.json/);
});

test('imports are followed by path, by package name and through exports to sources', () => {
  const exported = { './node': { '@collapse-lab/source': './src/node/index.ts' } };
  const workspace = tinyHouse({
    'packages/gmm/src/deep/a.ts': "import '../b.ts'; import '@collapse-lab/runner/node'; import '@collapse-lab/runner/closed'; import 'zod';",
    'packages/runner/package.json': JSON.stringify({ name: '@collapse-lab/runner', exports: exported }),
  });
  const source = workspace.sources[0]!;
  expect(source.imports.map((imported) => targetOf(workspace, source, imported))).toEqual([
    'packages/gmm/src/b.ts', 'packages/runner/src/node/index.ts', undefined, undefined,
  ]);
});

test('the package of a specifier is its first part, or its first two below a scope', () => {
  expect(['zod', 'zod/v4', '@stdlib/ndarray', '@stdlib/ndarray/base/x'].map(packageOf)).toEqual(['zod', 'zod', '@stdlib/ndarray', '@stdlib/ndarray']);
});

test('tests and what lies outside src and bin are for development', () => {
  const paths = ['bin/collapse.js', 'src/a.test.ts', 'src/a.ts', 'src/node/b.ts', 'vite.config.ts'];
  const { sources } = tinyHouse(Object.fromEntries(paths.map((path) => [`apps/cli/${path}`, ''])));
  expect(sources.filter(isDevelopment).map(({ within }) => within)).toEqual(['src/a.test.ts', 'vite.config.ts']);
});
