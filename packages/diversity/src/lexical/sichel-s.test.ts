import { expect, it } from 'vitest';
import { sichelS } from './sichel-s.ts';

it('is the share of types seen twice', () => {
  expect(sichelS([2, 0, 2, 5, 1])).toBe(1 / 2);
  expect(sichelS([1, 3])).toBe(0);
});

it('is NaN when nothing was counted', () => {
  expect(sichelS([])).toBeNaN();
});
