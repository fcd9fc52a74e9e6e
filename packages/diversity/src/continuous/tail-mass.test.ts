import { expect, it } from 'vitest';
import { tailMass } from './tail-mass.ts';

const reference = Array.from({ length: 101 }, (_, i) => i);

it('is the share beyond the reference’s quantiles, strictly', () => {
  // Quantiles at 5 % and 95 % are 5 and 95, and the reference has 5 of 101 on either side.
  expect(tailMass(reference, [4, 5, 50, 95, 96, 97, 98, 99], 0.05)).toEqual({ lower: 1 / 8, upper: 4 / 8, total: 5 / 8, relative: 5 / 8 / (10 / 101) });
});

it('is relative to the reference itself', () => {
  expect(tailMass(reference, reference, 0.01).relative).toBe(1);
  expect(tailMass(reference, [50, 60], 0.01).relative).toBe(0);
});

it('is NaN where a sample is empty', () => {
  expect(tailMass([], [1], 0.1).total).toBeNaN();
  expect(tailMass(reference, [], 0.1).total).toBeNaN();
});
