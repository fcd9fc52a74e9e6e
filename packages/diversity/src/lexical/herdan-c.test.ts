import { expect, it } from 'vitest';
import { herdanC } from './herdan-c.ts';

it('is the ratio of logarithms: 2 types in 8 units are a third', () => {
  expect(herdanC([5, 3])).toBeCloseTo(1 / 3, 14);
});

it('is 1 where no type repeats, 0 for one type and NaN below two units', () => {
  expect(herdanC([1, 1, 1])).toBe(1);
  expect(herdanC([7])).toBe(0);
  expect(herdanC([1])).toBeNaN();
  expect(herdanC([])).toBeNaN();
});
