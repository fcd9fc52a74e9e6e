import { expect, it } from 'vitest';
import { ashmanD } from './ashman-d.ts';

it('is the distance in root mean square deviations', () => {
  expect(ashmanD(-2, 1, 2, 1)).toBeCloseTo(4, 14);
  expect(ashmanD(0, 7, 3, 2)).toBeCloseTo(Math.SQRT2, 14);
});

it('is infinite for two points and NaN for one', () => {
  expect(ashmanD(0, 0, 1, 0)).toBe(Infinity);
  expect(ashmanD(1, 0, 1, 0)).toBeNaN();
});
