import { describe, expect, it } from 'vitest';
import { logMeanPower, meanPowerLessOne } from './size-biased-share.ts';

// n = 6, a type of 3 units, subsamples of 3: J of 2 draws from 5 units, 2 of them marked, so
// P(J = 0, 1, 2) = 3, 6, 1 of 10, and p = 1/3, 2/3, 1.
const six = { n: 6, count: 3, size: 3 };

describe('the share of a type seen from one of its units', () => {
  it('has the mean logarithm and the mean powers of the hypergeometric law', () => {
    expect(meanPowerLessOne(six, 0)).toBeCloseTo(0.3 * Math.log(1 / 3) + 0.6 * Math.log(2 / 3), 14);
    expect(meanPowerLessOne(six, 1)).toBeCloseTo(0.3 / 3 + (0.6 * 2) / 3 + 0.1 - 1, 14);
    expect(logMeanPower(six, 2)).toBeCloseTo(Math.log(0.3 / 9 + (0.6 * 4) / 9 + 0.1), 14);
    expect(logMeanPower(six, -1)).toBeCloseTo(Math.log(0.3 * 3 + (0.6 * 3) / 2 + 0.1), 14);
  });

  it('is certain when the subsample is the whole sample, or the type is', () => {
    expect(meanPowerLessOne({ n: 6, count: 3, size: 6 }, 0)).toBe(Math.log(0.5));
    expect(meanPowerLessOne({ n: 6, count: 6, size: 4 }, 0)).toBe(0);
    expect(logMeanPower({ n: 1e9, count: 1e9, size: 1e9 }, 5)).toBe(0);
  });

  it('keeps terms far from the mode where a high power makes them count', () => {
    // E[p^s] → P(p = 1) as s → ∞: all 49 draws from 99 units fall among the 50 marked, C(50, 49) / C(99, 49) ≈ 1e-27.
    let logAllMarked = Math.log(50);
    for (let i = 0; i < 49; i++) logAllMarked += Math.log((i + 1) / (99 - i));
    expect(logMeanPower({ n: 100, count: 51, size: 50 }, 1e7)).toBeCloseTo(logAllMarked, 10);
  });
});
