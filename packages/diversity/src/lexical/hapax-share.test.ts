import { expect, it } from 'vitest';
import { hapaxShare } from './hapax-share.ts';

it('divides the types seen once by the types seen', () => {
  expect(hapaxShare([1, 0, 5, 1, 2])).toBe(0.5);
  expect(hapaxShare([2, 2])).toBe(0);
});

it('is NaN when nothing was counted', () => {
  expect(hapaxShare([])).toBeNaN();
  expect(hapaxShare([0])).toBeNaN();
});
