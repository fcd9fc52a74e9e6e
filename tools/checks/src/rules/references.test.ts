import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const numeric = { 'packages/numeric/src/index.ts': '' };
const gmm = {
  'packages/gmm/package.json': JSON.stringify({ name: '@collapse-lab/gmm', dependencies: { '@collapse-lab/numeric': '0', zod: '4' }, devDependencies: { '@collapse-lab/runner': '0' } }),
};
const runner = { 'packages/runner/src/index.ts': '' };
const paths = (...list: string[]): string => JSON.stringify({ references: list.map((path) => ({ path })) });

test('references that match the declared workspace dependencies are fine', () => {
  expect(violations('references', { ...numeric, ...runner, ...gmm, 'packages/gmm/tsconfig.json': paths('../numeric', '../../packages/runner') })).toEqual([]);
});

test('a missing reference and one too many are refused', () => {
  const text = '{\n  "references": [\n    { "path": "../runner" },\n    { "path": "../text" }\n  ]\n}';
  expect(violations('references', { ...numeric, ...runner, ...gmm, 'packages/gmm/tsconfig.json': text })).toEqual([
    'packages/gmm/tsconfig.json:2:3  references  references must be the workspace dependencies in packages/gmm/package.json, but packages/numeric is missing; add { "path": "../numeric" }',
    'packages/gmm/tsconfig.json:4:15  references  references must be the workspace dependencies in packages/gmm/package.json, but packages/text is not among them; remove it or declare it',
  ]);
});

test('no references at all is the same as an empty list', () => {
  expect(violations('references', { ...numeric, 'packages/numeric/tsconfig.json': '{}' })).toEqual([]);
  expect(violations('references', { ...numeric, ...runner, ...gmm, 'packages/gmm/tsconfig.json': '{}' })).toHaveLength(2);
});

test('the root refers to every project that has a tsconfig', () => {
  const own = { ...numeric, ...runner, 'packages/numeric/tsconfig.json': '{}' };
  expect(violations('references', { ...own, 'tsconfig.json': paths('packages/numeric') })).toEqual([]);
  expect(violations('references', { ...own, 'tsconfig.json': paths('./packages/gone') })).toEqual([
    'tsconfig.json:1:2  references  references must be the projects, but packages/numeric is missing; add { "path": "packages/numeric" }',
    'tsconfig.json:1:24  references  references must be the projects, but packages/gone is not among them; remove it or declare it',
  ]);
});
