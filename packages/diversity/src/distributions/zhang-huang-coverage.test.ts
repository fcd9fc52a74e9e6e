import { expect, it } from 'vitest';
import { sampleCoverage } from './sample-coverage.ts';
import { zhangHuangCoverage } from './zhang-huang-coverage.ts';

it('alternates over frequencies of frequencies', () => {
  // n = 10: two types once, one twice, two three times: 1 − 2/10 + 1/45 − 2/120.
  expect(zhangHuangCoverage([1, 1, 2, 3, 3])).toBeCloseTo(1 - 2 / 10 + 1 / 45 - 2 / 120, 14);
});

it('gives way to another estimate where a type has half of all', () => {
  expect(zhangHuangCoverage([5, 2, 1, 1])).toBe(sampleCoverage([5, 2, 1, 1]));
});

it('is 1 without singletons and NaN when nothing was counted', () => {
  expect(zhangHuangCoverage([2, 2, 3])).toBe(1);
  expect(zhangHuangCoverage([])).toBeNaN();
});
