import { expect, it } from 'vitest';
import { pielouEvenness } from './pielou-evenness.ts';

it('is 1 for equally common types, below for others', () => {
  expect(pielouEvenness([3, 3, 0, 3])).toBeCloseTo(1, 14);
  expect(pielouEvenness([2, 1, 1])).toBeCloseTo((1.5 * Math.LN2) / Math.log(3), 14);
});

it('is NaN below two types', () => {
  expect(pielouEvenness([5])).toBeNaN();
});
