import { expect, it } from 'vitest';
import { hdd } from './hdd.ts';

it('is the chance-weighted number of types in a sample', () => {
  // Counts 2, 1 and samples of 2: types are 2 with chance 2/3, else 1.
  expect(hdd([2, 1], 2)).toBeCloseTo(5 / 3 / 2, 14);
});

it('is the type–token ratio of the whole and 1 where no type repeats', () => {
  expect(hdd([5, 3, 2], 10)).toBeCloseTo(3 / 10, 14);
  expect(hdd([1, 1, 1, 1], 3)).toBeCloseTo(1, 14);
});

it('is NaN for fewer units than the sample', () => {
  expect(hdd([5, 3], 42)).toBeNaN();
});
