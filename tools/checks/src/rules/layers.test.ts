import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const all = { 'packages/numeric/src/index.ts': '', 'packages/runner/src/index.ts': '', 'packages/gmm/src/index.ts': '', 'packages/text/src/index.ts': '' };

test('imports along the arrows, by sub-path, and of oneself are fine', () => {
  expect(violations('layers', {
    ...all,
    'packages/gmm/src/a.ts': "import '@collapse-lab/runner'; import '@collapse-lab/numeric'; import '@collapse-lab/gmm'; import './index.ts'; import 'zod';",
    'apps/cli/src/a.ts': "import '@collapse-lab/gmm'; import '@collapse-lab/runner/node';",
    'tools/checks/src/a.ts': "import '@collapse-lab/text';",
    'tools/theory/src/a.ts': "import '@collapse-lab/text';",
  })).toEqual([]);
});

test('siblings and upper layers are out of reach, for types and in tests too', () => {
  expect(violations('layers', {
    ...all,
    'packages/numeric/src/a.test.ts': "import type { T } from '@collapse-lab/runner/node';",
    'packages/text/src/a.ts': "\nexport const gmm = await import('@collapse-lab/gmm');",
  })).toEqual([
    'packages/numeric/src/a.test.ts:1:24  layers  numeric must import no other package, but imports runner; move what both need to a lower layer',
    'packages/text/src/a.ts:2:33  layers  text must import only numeric, diversity, statistics, onnx-autodiff, runner, but imports gmm; move what both need to a lower layer',
  ]);
});

test('nothing imports apps or tools', () => {
  expect(violations('layers', {
    'apps/cli/src/a.ts': "import '@collapse-lab/checks';",
    'tools/checks/src/a.ts': "import '@collapse-lab/cli';",
  })).toEqual([
    'apps/cli/src/a.ts:1:8  layers  nothing may import apps or tools, but this imports tools/checks; move what both need into a package',
    'tools/checks/src/a.ts:1:8  layers  nothing may import apps or tools, but this imports apps/cli; move what both need into a package',
  ]);
});

test('a path does not leave its project', () => {
  expect(violations('layers', { 'packages/gmm/src/a.ts': "import '../../gmm-extra/src/b.ts';" })).toEqual([
    'packages/gmm/src/a.ts:1:8  layers  a relative import must stay in packages/gmm, but ../../gmm-extra/src/b.ts leaves it; import the package by its name',
  ]);
});

test('a package without a row is told to get one, once', () => {
  expect(violations('layers', { ...all, 'packages/new/src/a.ts': "import '@collapse-lab/gmm';" })).toEqual([
    'packages/new/package.json:1:1  layers  a package must have a row in tools/checks/src/house.ts, but new has none; add it below all that it imports',
  ]);
});
