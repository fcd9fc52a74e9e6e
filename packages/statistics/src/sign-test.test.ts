import { expect, test } from 'vitest';
import { signTest } from './sign-test.ts';

test('is the upper tail of fair coins', () => {
  expect(signTest(8, 8)).toBeCloseTo(1 / 256, 15);
  // Sums of binomial coefficients in whole numbers, Python 3: 14 or more of 20, and 700 or more of 1,300.
  expect(signTest(14, 20)).toBeCloseTo(0.05765914916992188, 14);
  expect(signTest(700, 1300)).toBeCloseTo(0.0030078969305224763, 12);
});

test('nothing above 0 is no evidence', () => {
  expect(signTest(0, 8)).toBe(1);
  expect(signTest(0, 0)).toBe(1);
});
