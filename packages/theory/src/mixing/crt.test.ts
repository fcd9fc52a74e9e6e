import { describe, expect, it } from 'vitest';
import { crtMeanSquared } from './crt.ts';
import { crtExponent } from './weights.ts';

/** Slope of ln rms on ln M over the last decade of `rounds` of ten items. */
const slope = (realShare: number, first: number, rounds: number): number => {
  const error = (t: number): number => crtMeanSquared({ size: 10, realShare, spread: 1 / 4, first, t });
  return Math.log(error(rounds) / error(rounds / 10)) / 2 / Math.LN10;
};

describe('an empirical distribution that accumulates', () => {
  it('errs as one of all items where all are real', () => {
    expect(crtMeanSquared({ size: 100, realShare: 1, spread: 1 / 4, first: 1 / 400, t: 7 })).toBeCloseTo(1 / 2800, 15);
  });

  it('keeps what the first round erred by where nothing is real, and adds to it', () => {
    expect(crtMeanSquared({ size: 100, realShare: 0, spread: 1 / 4, first: 0.04, t: 50 })).toBeGreaterThan(0.04);
  });

  it('errs as M^−min(½, α)', () => {
    for (const share of [0.1, 0.2, 0.3]) expect(slope(share, 0.2, 100_000)).toBeCloseTo(-crtExponent(share).exponent, 2);
    for (const share of [0.8, 1]) expect(slope(share, 1 / 40, 1_000_000)).toBeCloseTo(-crtExponent(share).exponent, 2);
    // Where they are equal a logarithm is in the way: −.446 over the decade that row 20 speaks of.
    expect(Math.abs(slope(0.5, 1 / 40, 20_000) + 0.446)).toBeLessThan(0.02);
  });
  it('has from 2,000 to 20,000 items the slopes −.10, −.20, −.30, −.51, −.50, and −.446 at α = ½, to .02 (row 20)', () => {
    [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3], [0.5, 0.446], [0.7, 0.51], [1, 0.5]].forEach(([share, published]) => {
      // Whatever the first round was like: of the real law, or of a coin that shows ones nine times of ten.
      for (const first of [1 / 40, 0.16 + 0.009]) expect(Math.abs(slope(share!, first, 2000) + published!)).toBeLessThan(0.021);
    });
  });
});
