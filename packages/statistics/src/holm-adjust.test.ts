import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjust } from './holm-adjust.ts';

describe('holmAdjust', () => {
  it.each([
    // R 4.2.2: p.adjust(p, "holm").
    [[0.01, 0.04, 0.03, NaN, 0.5], [0.04, 0.09, 0.09, NaN, 0.5]],
    [[0.012, 0.2, 0.012, 0.049, 0.9, 0.001], [0.06, 0.4, 0.06, 0.147, 0.9, 0.006]],
    [[0.2], [0.2]],
    [[], []],
  ])('of %j is %j', (p, adjusted) => {
    expect(holmAdjust(p)).toEqual(adjusted.map((each) => (Number.isNaN(each) ? NaN : (expect.closeTo(each, 14) as number))));
  });

  it('lies between the p-value and Bonferroni’s, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const adjusted = holmAdjust(p);
        adjusted.forEach((each, i) => {
          expect(each).toBeGreaterThanOrEqual(p[i]!);
          expect(each).toBeLessThanOrEqual(Math.min(1, p.length * p[i]!));
          adjusted.forEach((other, j) => expect(Math.sign(other - each) * Math.sign(p[j]! - p[i]!)).toBeGreaterThanOrEqual(0));
        });
      }),
    );
  });
});
