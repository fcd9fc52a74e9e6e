import { expect, it } from 'vitest';
import { vocdD } from './vocd-d.ts';

it('finds the curve that runs through a single ratio', () => {
  // One sample size m: D solves (D / m)(√(1 + 2m / D) − 1) = r, that is D = m r² / (2 (1 − r)).
  const counts = Array.from({ length: 30 }, () => 4);
  // A type of 4 in 120 is missed by 2 draws with chance 116 · 115 / (120 · 119).
  const r = (30 * (1 - (116 * 115) / (120 * 119))) / 2;
  expect(vocdD(counts, 2, 2) / ((2 * r * r) / (2 * (1 - r)))).toBeCloseTo(1, 5);
});

it('rises with the number of equally common types', () => {
  const equal = (types: number): number[] => Array.from({ length: types }, () => 5);
  expect(vocdD(equal(40), 35, 50)).toBeLessThan(vocdD(equal(80), 35, 50));
});

it('is NaN where D is not identified', () => {
  expect(vocdD([100], 35, 50)).toBeNaN();
  expect(vocdD(Array.from({ length: 60 }, () => 1), 35, 50)).toBeNaN();
  expect(vocdD([20, 20], 35, 50)).toBeNaN();
});
