import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jensenShannonDivergence } from './jensen-shannon-divergence.ts';
import { klDivergence } from './kl-divergence.ts';

const law = fc.array(fc.nat({ max: 50 }), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((count) => count > 0));
const normalised = (counts: readonly number[]): number[] => counts.map((count) => count / counts.reduce((a, b) => a + b));

it('is 0 for equal laws and ln 2 for disjoint ones', () => {
  expect(jensenShannonDivergence([1, 2, 3], [2, 4, 6])).toBe(0);
  expect(jensenShannonDivergence([1, 0], [0, 5])).toBeCloseTo(Math.LN2, 15);
});

it('is the mean divergence from the midpoint', () => {
  fc.assert(
    fc.property(law, law, (a, b) => {
      const [p, q] = [normalised(a), normalised(b)];
      const middle = p.map((share, i) => (share + q[i]!) / 2);
      expect(jensenShannonDivergence(a, b)).toBeCloseTo((klDivergence(p, middle) + klDivergence(q, middle)) / 2, 13);
    }),
  );
});

it('is symmetric and bounded by ln 2', () => {
  fc.assert(
    fc.property(law, law, (p, q) => {
      const value = jensenShannonDivergence(p, q);
      expect(value).toBeCloseTo(jensenShannonDivergence(q, p), 14);
      expect(value).toBeGreaterThan(-1e-14);
      expect(value).toBeLessThan(Math.LN2 + 1e-14);
    }),
  );
});

it('is NaN for an empty side and refuses unequal lengths', () => {
  expect(jensenShannonDivergence([0], [1])).toBeNaN();
  expect(() => jensenShannonDivergence([1], [1, 1])).toThrow(RangeError);
});
