import { expect, it } from 'vitest';
import { honoreR } from './honore-r.ts';

it('grows with the share of types seen once', () => {
  expect(honoreR([6, 2, 1, 1])).toBeCloseTo((100 * Math.log(10)) / (1 - 2 / 4), 12);
});

it('is infinite where every type was seen once and NaN when nothing was counted', () => {
  expect(honoreR([1, 1])).toBe(Infinity);
  expect(honoreR([])).toBeNaN();
});
