import { expect, it } from 'vitest';
import { leastSquaresLine } from './line.ts';

it('runs through points on a line', () => {
  const line = leastSquaresLine([1, 2, 4], [5, 3, -1]);
  expect(line.slope).toBeCloseTo(-2, 14);
  expect(line.intercept).toBeCloseTo(7, 13);
  expect(line.rSquared).toBeCloseTo(1, 14);
});

it('explains nothing of what does not depend on x', () => {
  expect(leastSquaresLine([0, 0, 1, 1], [0, 1, 0, 1])).toEqual({ slope: 0, intercept: 0.5, rSquared: 0 });
});
