import { expect, test } from 'vitest';
import { asymptoticHillNumber } from './asymptotic-hill-number.ts';
import { hillNumberAtCoverage } from './hill-number-at-coverage.ts';
import { hillNumberEstimates } from './hill-number-estimates.ts';

test('are the asymptotic and the coverage-based Hill number where both are within reach', () => {
  const counts = [20, 14, 9, 5, 3, 2, 1, 1];
  expect(hillNumberEstimates(counts, 1, 0.9)).toEqual({
    coverage: expect.closeTo(0.9644, 3) as number,
    asymptotic: asymptoticHillNumber(counts, 1),
    atCoverage: hillNumberAtCoverage(counts, 1, 0.9),
  });
});

test('are NaN where they would be guesses', () => {
  // Five of six units are of types seen once.
  const { asymptotic, atCoverage } = hillNumberEstimates([1, 1, 1, 1, 2], 1, 0.99);
  expect([asymptotic, atCoverage]).toEqual([NaN, NaN]);
});
