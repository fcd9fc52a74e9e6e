import { expect, it } from 'vitest';
import { quantileOfSorted, sorted } from './sorted.ts';

it('orders a copy', () => {
  const sample = [3, -1, 2];
  expect([...sorted(sample)]).toEqual([-1, 2, 3]);
  expect(sample).toEqual([3, -1, 2]);
});

it('is linear between order statistics', () => {
  const values = Float64Array.of(0, 10, 20, 40);
  expect([0, 0.5, 5 / 6, 1].map((p) => quantileOfSorted(values, p))).toEqual([0, 15, 30, 40]);
  expect(quantileOfSorted(new Float64Array(), 0.5)).toBeNaN();
});
