import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const manifest = `{
  "name": "zod-tools",
  "scripts": { "bundle": "esbuild src/index.ts --bundle" },
  "dependencies": {
    "yaml": "2",
    "zod": "4"
  },
  "devDependencies": { "esbuild": "0", "@types/yaml": "2", "pako": "2" }
}`;

test('a dependency that no file imports and no script runs is refused at its line', () => {
  const files = { 'packages/gmm/package.json': manifest, 'packages/gmm/src/a.test.ts': "import type { Y } from 'yaml/parse';", 'packages/text/src/a.ts': "import 'zod';" };
  expect(violations('unused', files)).toEqual([
    'packages/gmm/package.json:6:5  unused  a dependency must be imported, but no file of packages/gmm imports zod; remove it',
    'packages/gmm/package.json:8:60  unused  a dependency must be imported, but no file of packages/gmm imports pako; remove it',
  ]);
});

test('a project that imports all it declares is fine', () => {
  const files = { 'packages/gmm/package.json': manifest, 'packages/gmm/src/a.ts': "import 'yaml'; import 'zod/v4'; import.meta.resolve('pako/x.js');" };
  expect(violations('unused', files)).toEqual([]);
});
