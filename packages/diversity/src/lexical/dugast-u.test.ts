import { expect, it } from 'vitest';
import { dugastU } from './dugast-u.ts';

it('is ln² 8 / (ln 8 − ln 2) for 2 types in 8 units', () => {
  expect(dugastU([5, 3])).toBeCloseTo((9 / 2) * Math.LN2, 13);
});

it('is infinite where no type repeats and NaN below two units', () => {
  expect(dugastU([1, 1])).toBe(Infinity);
  expect(dugastU([])).toBeNaN();
});
