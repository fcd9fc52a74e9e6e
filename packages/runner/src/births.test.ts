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
