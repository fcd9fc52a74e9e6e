import { expect, it } from 'vitest';
import { retainedMass } from './retained-mass.ts';

it('is the reference’s share of the types still seen', () => {
  expect(retainedMass([6, 3, 1], [1, 0, 7])).toBeCloseTo(0.7, 14);
  expect(retainedMass([6, 3, 1], [0, 0, 0])).toBe(0);
});

it('is NaN without reference and throws on unequal lengths', () => {
  expect(retainedMass([0], [1])).toBeNaN();
  expect(() => retainedMass([1], [])).toThrow(RangeError);
});
