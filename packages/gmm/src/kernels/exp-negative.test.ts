import { expect, test } from 'vitest';
import { expNegative } from './exp-negative.ts';

test('agrees with Math.exp to 5e-16 relative where the result is a normal number', () => {
  let worst = 0;
  for (let i = 0; i <= 700_000; i++) {
    const x = i * 1.0037e-3;
    worst = Math.max(worst, Math.abs(expNegative(x) / Math.exp(-x) - 1));
  }
  expect(worst).toBeLessThan(5e-16);
});

test('is exactly 1 at 0 and stays relatively exact near 0', () => {
  expect(expNegative(0)).toBe(1);
  expect(expNegative(1e-300)).toBe(1);
  expect(1 - expNegative(1e-9)).toBeCloseTo(1e-9, 15);
});

test('underflows gradually to 0, and takes infinity and NaN', () => {
  // exp(−740) is subnormal: one unit in the last place is 2⁻¹⁰⁷⁴.
  expect(Math.abs(expNegative(740) - Math.exp(-740))).toBeLessThanOrEqual(Number.MIN_VALUE);
  expect(expNegative(746)).toBe(0);
  expect(expNegative(1e300)).toBe(0);
  expect(expNegative(Infinity)).toBe(0);
  expect(expNegative(NaN)).toBeNaN();
});
