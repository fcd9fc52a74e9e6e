import { expect, it } from 'vitest';
import { millerMadowEntropy } from './miller-madow-entropy.ts';

it('adds (types − 1) / (2n) to the plug-in', () => {
  expect(millerMadowEntropy([2, 0, 2])).toBeCloseTo(Math.LN2 + 1 / 8, 14);
});

it('is NaN when nothing was counted', () => {
  expect(millerMadowEntropy([])).toBeNaN();
  expect(millerMadowEntropy([0])).toBeNaN();
});
