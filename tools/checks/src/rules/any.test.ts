import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

test('`any` is refused wherever a type may stand, tests included', () => {
  const files = {
    'packages/gmm/src/a.ts': 'export function f(x: any[]): Map<string, any> { return x as any; }',
    'apps/cli/src/a.test.ts': 'type T = any;',
  };
  expect(violations('any', files).map((line) => line.split('  ')[0])).toEqual([
    'apps/cli/src/a.test.ts:1:10', 'packages/gmm/src/a.ts:1:22', 'packages/gmm/src/a.ts:1:42', 'packages/gmm/src/a.ts:1:61',
  ]);
});

test('the word in comments, strings and names is not the type', () => {
  expect(violations('any', { 'packages/gmm/src/a.ts': "// any\nexport const any = 'any'; Promise.any([]); /** @type {any} */ let b: unknown;" })).toEqual([]);
});
