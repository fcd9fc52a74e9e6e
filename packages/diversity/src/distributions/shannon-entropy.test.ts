import { expect, it } from 'vitest';
import { shannonEntropy } from './shannon-entropy.ts';

it('is ln S for S equally common types', () => {
  expect(shannonEntropy([3, 3, 3, 3])).toBeCloseTo(Math.log(4), 14);
});

it('ignores zeros and the scale of the counts', () => {
  // Shares 1/2, 1/4, 1/4: ½ ln 2 + ½ ln 4 = 1.5 ln 2.
  expect(shannonEntropy([0, 2, 1, 0, 1])).toBeCloseTo(1.5 * Math.LN2, 14);
  expect(shannonEntropy(Float64Array.of(0.5, 0.25, 0.25))).toBeCloseTo(1.5 * Math.LN2, 14);
});

it('is 0 for one type and NaN when nothing was counted', () => {
  expect(shannonEntropy([7])).toBe(0);
  expect(shannonEntropy([])).toBeNaN();
  expect(shannonEntropy([0, 0])).toBeNaN();
});
