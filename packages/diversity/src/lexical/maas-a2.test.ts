import { expect, it } from 'vitest';
import { maasA2 } from './maas-a2.ts';

it('is (ln 8 − ln 2) / ln² 8 for 2 types in 8 units', () => {
  expect(maasA2([5, 3])).toBeCloseTo(2 / 9 / Math.LN2, 14);
});

it('is 0 where no type repeats and NaN below two units', () => {
  expect(maasA2([1, 1])).toBe(0);
  expect(maasA2([1])).toBeNaN();
});
