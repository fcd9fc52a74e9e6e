import fc from 'fast-check';
import { expect, it } from 'vitest';
import { millerMadowEntropy } from './miller-madow-entropy.ts';
import { shannonEntropy } from './shannon-entropy.ts';
import { zhangEntropy } from './zhang-entropy.ts';

const anyCounts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));

it('adds 1 / j for j from the count to n − 1', () => {
  expect(zhangEntropy([2, 1])).toBeCloseTo((2 / 3) * (1 / 2) + (1 / 3) * (1 + 1 / 2), 14);
});

it('lies above the plug-in and below Miller and Madow’s correction of singletons', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      expect(zhangEntropy(counts)).toBeGreaterThanOrEqual(shannonEntropy(counts) - 1e-12);
    }),
  );
  expect(zhangEntropy([1, 1, 1])).toBeGreaterThan(millerMadowEntropy([1, 1, 1]));
});

it('is NaN when nothing was counted', () => {
  expect(zhangEntropy([])).toBeNaN();
});
