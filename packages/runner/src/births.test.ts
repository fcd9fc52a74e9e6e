import { expect, test } from 'vitest';
import { birthsOf, bornTogether } from './births.ts';

test('items are counted by the generation that they were born in, wherever they stand', () => {
  expect([...birthsOf(Uint32Array.of(0, 0, 3, 0, 2, 2, 2))].sort()).toEqual([[0, 3], [2, 3], [3, 1]]);
  expect([...birthsOf(new Uint32Array(0))]).toEqual([]);
});

test('items that were born together are known without being counted', () => {
  expect(bornTogether(3, 7)).toEqual(Uint32Array.of(7, 7, 7));
  expect([...birthsOf(bornTogether(3, 7))]).toEqual([[7, 3]]);
  expect([...birthsOf(bornTogether(0, 7))]).toEqual([]);
});

test('lists of items that were born together are the same for all who ask, and never those of others', () => {
  const mostKept = 1 << 20;
  const asked = [[0, 8], [mostKept, 7], [mostKept + 1, 7], [3, 7], [3, 8]] as const;
  for (let again = 0; again < 2; again++) {
    for (const [size, generation] of asked) {
      const list = bornTogether(size, generation);
      expect([list.length, list[0], list.at(-1)]).toEqual(size === 0 ? [0, undefined, undefined] : [size, generation, generation]);
    }
  }
  expect(bornTogether(3, 8)).toBe(bornTogether(3, 8));
});
