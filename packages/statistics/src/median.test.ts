import { expect, it } from 'vitest';
import { median } from './median.ts';

it('is the middle value, or the mean of the middle two, in numeric order', () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median(Float64Array.of(4, 1, 3, 2))).toBe(2.5);
});

it('leaves its argument as it was', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

it('is NaN for no values or where one is NaN, and takes infinities as values', () => {
  expect(median([])).toBeNaN();
  expect(median([1, NaN, 3])).toBeNaN();
  expect(median([1, Infinity, Infinity])).toBe(Infinity);
});
