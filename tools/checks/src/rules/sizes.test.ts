import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const lines = (count: number): string => '\n'.repeat(count);

test('a file of 301 lines is too long, one of 300 is not', () => {
  expect(violations('sizes', { 'packages/gmm/src/a.ts': lines(300), 'packages/gmm/src/b.ts': lines(301) })).toEqual([
    'packages/gmm/src/b.ts:1:1  sizes  a file must have at most 300 lines, but has 301; move one of its ideas into a file of its own',
  ]);
});

test('a last line without a line feed counts', () => {
  expect(violations('sizes', { 'packages/gmm/src/a.ts': `${lines(300)}1;` })).toHaveLength(1);
});

test('tests and generated data may be longer', () => {
  expect(violations('sizes', { 'packages/gmm/src/a.test.ts': lines(301), 'packages/gmm/src/words.generated.ts': lines(301) })).toEqual([]);
});
