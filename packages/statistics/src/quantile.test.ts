import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it('interpolates at position (n − 1)p', () => {
    // As R 4: quantile(c(1, 2, 4, 8), c(0, 0.1, 0.5, 0.75, 1)), positions 0, 0.3, 1.5, 2.25, 3.
    expect([0, 0.1, 0.5, 0.75, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([1, 1.3, 3, 5, 8]);
  });

  it('is the value itself for one value, and NaN for none or outside [0, 1]', () => {
    expect(quantile([3], 0.2)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
    for (const p of [-0.01, 1.01, NaN]) expect(quantile([1, 2], p)).toBeNaN();
  });

  it('goes through infinities as a limit would', () => {
    const values = [-Infinity, -Infinity, 0, Infinity, Infinity];
    expect(quantile(values, 0.1)).toBe(-Infinity);
    expect(quantile(values, 0.4)).toBe(-Infinity);
    expect(quantile(values, 0.5)).toBe(0);
    expect(quantile(values, 0.6)).toBe(Infinity);
    expect(quantile([-Infinity, Infinity], 0.5)).toBeNaN();
  });

  it('agrees with the stored quantiles of NumPy 1.24.2', () => {
    interface Case {
      readonly input: string;
      readonly metric: string;
      readonly params: { readonly p: number[] };
      readonly value: number[];
    }
    const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../tools/golden/${path}`, import.meta.url), 'utf8'));
    const samples = read('inputs/samples.json') as Record<string, number[]>;
    const cases = (read('expected/continuous.json') as { cases: Case[] }).cases.filter(({ metric }) => metric === 'quantiles_type7');
    expect(cases).toHaveLength(13);
    for (const { input, params, value } of cases) {
      const sorted = Float64Array.from(samples[input]!).sort();
      params.p.forEach((p, k) => {
        expect(Math.abs(quantile(sorted, p) - value[k]!), `${input} at ${p}`).toBeLessThanOrEqual(1e-12 + 1e-9 * Math.abs(value[k]!));
      });
    }
  });

  it('stays between the extremes and does not fall with p', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (unsorted, a, b) => {
        const sorted = Float64Array.from(unsorted).sort();
        const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
        const rounding = 1e-9;
        expect(low).toBeGreaterThanOrEqual(sorted[0]! - rounding);
        expect(high).toBeGreaterThanOrEqual(low - rounding);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)! + rounding);
      }),
    );
  });
});
