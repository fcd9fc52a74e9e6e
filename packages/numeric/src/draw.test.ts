import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWithoutReplacement, permutation } from './draw.ts';
import { streams } from './streams.ts';

describe('draws of indices', () => {
  it('are distinct and in range', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(), (a, b, seed) => {
        const [n, count] = [Math.max(a, b), Math.min(a, b)];
        const drawn = drawWithoutReplacement(n, count, streams(seed).rng());
        expect(drawn.length).toBe(count);
        expect(new Set(drawn).size).toBe(count);
        expect(drawn.every((i) => i < n)).toBe(true);
      }),
    );
  });

  it('cannot be more than there are', () => {
    expect(() => drawWithoutReplacement(3, 4, streams(1).rng())).toThrow('count must be at most 3, but got 4');
    expect(() => drawWithoutReplacement(3, NaN, streams(1).rng())).toThrow(RangeError);
  });

  it('give every order of four the same chance', () => {
    const rng = streams('permutations').rng();
    const n = 240_000;
    const counts = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const order = permutation(4, rng).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = n / 24;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
    // The 0.99999 quantile of chi-square with 23 degrees of freedom is 64.0 (mpmath 1.3).
    expect(chiSquare).toBeLessThan(64.0);
  });
});
