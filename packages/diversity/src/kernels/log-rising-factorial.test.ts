import { expect, it } from 'vitest';
import { logRisingFactorial } from './log-rising-factorial.ts';

it('is the logarithm of x (x + 1) … (x + n − 1)', () => {
  expect(logRisingFactorial(2, 3)).toBeCloseTo(Math.log(24), 14);
  expect(logRisingFactorial(0.5, 2)).toBeCloseTo(Math.log(0.75), 14);
  expect(logRisingFactorial(40, 3)).toBeCloseTo(Math.log(40 * 41 * 42), 13);
});

it('keeps its digits at large x', () => {
  expect(logRisingFactorial(1e15, 4)).toBeCloseTo(4 * Math.log(1e15), 12);
});
