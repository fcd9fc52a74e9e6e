import { expect, it } from 'vitest';
import { vocabularyGrowth } from './vocabulary-growth.ts';

it('counts the types in each prefix', () => {
  expect([...vocabularyGrowth(Uint32Array.of(4, 4, 1, 0, 1), [0, 1, 2, 3, 3, 5])]).toEqual([0, 1, 1, 2, 2, 3]);
});

it('is NaN beyond the text', () => {
  expect([...vocabularyGrowth(Uint32Array.of(4), [1, 2])]).toEqual([1, NaN]);
});
