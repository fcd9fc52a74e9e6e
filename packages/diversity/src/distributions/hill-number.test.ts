import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hillNumber } from './hill-number.ts';

// Shares 1/2, 1/4, 1/8, 1/8: Σ p² = 1/4 + 1/16 + 1/32 = 11/32, Σ p³ = 1/8 + 1/64 + 1/256 = 37/256, H = 1.75 ln 2.
const dyadic = [4, 2, 1, 1];
const sample = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 }).filter((counts) => counts.some((count) => count > 0));
const order = fc.oneof(fc.constantFrom(0, 0.5, 1, 1.5, 2, Infinity), fc.double({ min: 0, max: 40, noNaN: true }));

describe('hillNumber', () => {
  it('agrees with the definition at whole orders', () => {
    expect(hillNumber(dyadic, 0)).toBe(4);
    expect(hillNumber(dyadic, 1)).toBeCloseTo(Math.exp(1.75 * Math.LN2), 13);
    expect(hillNumber(dyadic, 2)).toBeCloseTo(32 / 11, 13);
    expect(hillNumber(dyadic, 3)).toBeCloseTo(Math.sqrt(256 / 37), 13);
    expect(hillNumber(dyadic, Infinity)).toBe(2);
  });

  it('is continuous through order 1', () => {
    // d ln D / dq at 1 is −½ Var(ln p) = −0.5 · 0.6875 ln² 2 ≈ −0.165, so a step of 1e-9 moves ln D by 1.7e-10.
    for (const step of [1e-9, 1e-12, Number.EPSILON]) {
      expect(Math.abs(hillNumber(dyadic, 1 + step) / hillNumber(dyadic, 1) - 1)).toBeLessThan(0.17 * step + 1e-15);
      expect(Math.abs(hillNumber(dyadic, 1 - step) / hillNumber(dyadic, 1) - 1)).toBeLessThan(0.17 * step + 1e-15);
    }
  });

  it('approaches 1 / max p at orders where pᵠ itself would underflow', () => {
    // (Σ pᵠ)^(1/(1−q)) = 2^(q/(q−1)) · (1 + tiny): at q = 1e5, 2 · 2^(1/99999).
    expect(hillNumber(dyadic, 1e5)).toBeCloseTo(2 * Math.exp(Math.LN2 / 99999), 12);
  });

  it('is NaN without units or at a negative order', () => {
    expect(hillNumber([], 0)).toBeNaN();
    expect(hillNumber([0, 0], 1)).toBeNaN();
    expect(hillNumber(dyadic, -1)).toBeNaN();
  });

  it('never rises with the order', () => {
    fc.assert(
      fc.property(sample, order, order, (counts, a, b) => {
        expect(hillNumber(counts, Math.max(a, b))).toBeLessThanOrEqual(hillNumber(counts, Math.min(a, b)) * (1 + 1e-12));
      }),
    );
  });

  it('lies between 1 and the number of types and does not depend on their order', () => {
    fc.assert(
      fc.property(sample, order, (counts, q) => {
        const value = hillNumber(counts, q);
        expect(value).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(value).toBeLessThanOrEqual(counts.filter((count) => count > 0).length * (1 + 1e-12));
        expect(hillNumber(counts.toReversed(), q) / value).toBeCloseTo(1, 12);
      }),
    );
  });

  it('doubles when a sample is joined by a copy of itself under other names', () => {
    fc.assert(
      fc.property(sample, order, (counts, q) => {
        expect(hillNumber([...counts, ...counts], q) / hillNumber(counts, q)).toBeCloseTo(2, 11);
      }),
    );
  });
});
