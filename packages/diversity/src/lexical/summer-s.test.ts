import { expect, it } from 'vitest';
import { summerS } from './summer-s.ts';

it('is the ratio of double logarithms', () => {
  expect(summerS([6, 2, 1])).toBeCloseTo(Math.log(Math.log(3)) / Math.log(Math.log(9)), 14);
});

it('is NaN for one type', () => {
  expect(summerS([9])).toBeNaN();
});
