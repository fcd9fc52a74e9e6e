import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const root = { 'package.json': JSON.stringify({ devDependencies: { vitest: '4' } }) };
const manifest = {
  'packages/gmm/package.json': JSON.stringify({
    name: '@collapse-lab/gmm', dependencies: { zod: '4', '@stdlib/blas': '1' }, devDependencies: { pako: '2' }, peerDependencies: { react: '19' },
  }),
};

test('an import that the own package does not declare is refused', () => {
  const files = { ...manifest, 'packages/gmm/src/a.ts': "import 'lodash/fp'; import '@collapse-lab/numeric';" };
  expect(violations('undeclared', files)).toEqual([
    'packages/gmm/src/a.ts:1:8  undeclared  lodash must be among the dependencies in packages/gmm/package.json, but is not declared; declare it there',
    'packages/gmm/src/a.ts:1:28  undeclared  @collapse-lab/numeric must be among the dependencies in packages/gmm/package.json, but is not declared; declare it there',
  ]);
});

test('declared packages and their sub-paths, peers, Node, the own name and own files are fine', () => {
  const text = ['zod', 'zod/v4', '@stdlib/blas/base', 'react', 'node:fs', 'fs', '@collapse-lab/gmm', './b.ts', '..'].map((name) => `import '${name}';`);
  expect(violations('undeclared', { ...manifest, 'packages/gmm/src/a.ts': text.join('') })).toEqual([]);
});

test('development dependencies, own or of the root, are for tests and configuration', () => {
  const text = "import 'pako'; import 'vitest';";
  const paths = ['src/a.test.ts', 'vite.config.ts', 'src/a.ts'].map((path) => [`packages/gmm/${path}`, text] as const);
  expect(violations('undeclared', { ...root, ...manifest, ...Object.fromEntries(paths) })).toEqual([
    'packages/gmm/src/a.ts:1:8  undeclared  pako must be among the dependencies in packages/gmm/package.json, but is a development dependency; declare it there',
    'packages/gmm/src/a.ts:1:23  undeclared  vitest must be among the dependencies in packages/gmm/package.json, but is not declared; declare it there',
  ]);
});

test('names of the own package.json, with a # before them, are declared there', () => {
  const declaring = { 'packages/gmm/package.json': '{ "name": "@collapse-lab/gmm", "imports": { "#clock": { "node": "./dist/node.js" } } }' };
  expect(violations('undeclared', { ...declaring, 'packages/gmm/src/a.ts': "import '#clock'; import '#watch';" })).toEqual([
    'packages/gmm/src/a.ts:1:25  undeclared  #watch must be among the dependencies in packages/gmm/package.json, but is not declared; declare it there',
  ]);
});
