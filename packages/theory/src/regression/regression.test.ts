import { expect, it } from 'vitest';
import { regressionAccumulate, regressionReplace, strongCollapseFloor } from './regression.ts';

const loop = { rows: 100, covariates: 10, noise: 2 };

it('grows linearly under replacement and stays below π²/6 of the first error where labels accumulate (row 4)', () => {
  expect(regressionReplace({ ...loop, t: 1 })).toBeCloseTo(20 / 89, 15);
  expect(regressionReplace({ ...loop, t: 10 })).toBeCloseTo(200 / 89, 14);
  expect(regressionAccumulate({ ...loop, t: 2 })).toBeCloseTo(25 / 89, 14);
  expect(regressionAccumulate({ ...loop, t: 100_000 })).toBeLessThan(((Math.PI * Math.PI) / 6) * (20 / 89));
});

it('has no mean where there are hardly more rows than covariates, and vanishes with the noise', () => {
  expect(regressionReplace({ ...loop, rows: 11, t: 1 })).toBe(Infinity);
  expect(regressionReplace({ ...loop, noise: 0, t: 9 })).toBe(0);
});

it('keeps a floor of .125 with half the labels wrong by ‖δ‖² = .5, and none with no wrong label (row 19b)', () => {
  expect(strongCollapseFloor(0.5, 0.5)).toBe(0.125);
  expect(strongCollapseFloor(0, 0.5)).toBe(0);
});
