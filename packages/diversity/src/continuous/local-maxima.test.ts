import { expect, it } from 'vitest';
import { localMaxima } from './local-maxima.ts';

it('finds entries above both neighbours, not the ends', () => {
  expect(localMaxima([9, 1, 3, 2, 2, 5, 0, 4, 3, 7])).toEqual([2, 5, 7]);
  expect(localMaxima([])).toEqual([]);
});

it('counts a level top once, and no step', () => {
  expect(localMaxima([0, 4, 4, 4, 1, 1, 2, 2, 3, 0, 0])).toEqual([1, 8]);
});
