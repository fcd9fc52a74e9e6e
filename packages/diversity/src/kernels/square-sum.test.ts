import { expect, it } from 'vitest';
import { squareSum } from './square-sum.ts';

it('adds the squares', () => {
  expect(squareSum([3, 0, 4])).toBe(25);
  expect(squareSum([])).toBe(0);
});
