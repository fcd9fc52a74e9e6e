import { expect, it } from 'vitest';
import { brunetW } from './brunet-w.ts';

it('is units to the power of types^−a', () => {
  // 16 units of 4 types with a = ½: 16^(1/2).
  expect(brunetW([13, 1, 1, 1], 0.5)).toBeCloseTo(4, 13);
});

it('is the number of units for one type and NaN when nothing was counted', () => {
  expect(brunetW([9])).toBeCloseTo(9, 13);
  expect(brunetW([])).toBeNaN();
});
