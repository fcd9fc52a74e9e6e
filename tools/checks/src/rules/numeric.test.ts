import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

test('powers and ambient randomness are refused in every form', () => {
  const text = [
    'x = y ** 2;', 'x **= 2;', 'Math.pow(2, 3);', "Math['pow'](2, 3);", 'const { pow, exp } = Math;', 'Math.random();', 'const { random: r } = Math;', '[1].map(Math.random);',
  ].join('\n');
  expect(violations('numeric', { 'packages/gmm/src/node/a.ts': text }).map((line) => line.split(';')[0])).toEqual([
    'packages/gmm/src/node/a.ts:1:7  numeric  a power must be the same on every engine, but `**` is not',
    'packages/gmm/src/node/a.ts:2:3  numeric  a power must be the same on every engine, but `**=` is not',
    'packages/gmm/src/node/a.ts:3:1  numeric  a power must be the same on every engine, but Math.pow is not',
    'packages/gmm/src/node/a.ts:4:1  numeric  a power must be the same on every engine, but Math.pow is not',
    'packages/gmm/src/node/a.ts:5:7  numeric  a power must be the same on every engine, but Math.pow is not',
    'packages/gmm/src/node/a.ts:6:1  numeric  randomness must be passed in, but Math.random is ambient',
    'packages/gmm/src/node/a.ts:7:7  numeric  randomness must be passed in, but Math.random is ambient',
    'packages/gmm/src/node/a.ts:8:9  numeric  randomness must be passed in, but Math.random is ambient',
  ]);
});

test('products, comments, strings and the rest of Math are fine', () => {
  const text = "/** a ** b, Math.pow */ // 2 ** 3\nexport const a = 'Math.random() ** 2' + Math.exp(2) * Math['sqrt'](3); const { log } = Math; rng.random(); policy.pow;";
  expect(violations('numeric', { 'packages/gmm/src/a.ts': text })).toEqual([]);
});

test('tests, apps, tools and scripts outside src may use powers', () => {
  const paths = ['packages/gmm/src/a.test.ts', 'packages/gmm/vite.config.ts', 'apps/cli/src/a.ts', 'tools/checks/src/a.ts'];
  expect(violations('numeric', Object.fromEntries(paths.map((path) => [path, '2 ** 3;'])))).toEqual([]);
});
