import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hillNumber } from './hill-number.ts';
import { rarefiedHillNumber } from './rarefied-hill-number.ts';

/** The definition: the frequency spectrum averaged over every subset of `size` units, then its Hill number. */
function byEnumeration(counts: readonly number[], order: number, size: number): number {
  const owners = counts.flatMap((count, type) => Array.from({ length: count }, () => type));
  const expected = new Array<number>(size + 1).fill(0);
  let subsets = 0;
  for (let mask = 0; mask < 1 << owners.length; mask++) {
    const chosen = owners.filter((_, unit) => mask & (1 << unit));
    if (chosen.length !== size) continue;
    subsets++;
    for (let type = 0; type < counts.length; type++) expected[chosen.filter((owner) => owner === type).length]!++;
  }
  let sum = 0;
  for (let j = 1; j <= size; j++) {
    const p = j / size;
    sum += (expected[j]! / subsets) * (order === 1 ? -p * Math.log(p) : Math.exp(order * Math.log(p)));
  }
  return order === 1 ? Math.exp(sum) : Math.exp(Math.log(sum) / (1 - order));
}

const sample = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }).filter((counts) => counts.some((count) => count > 0));
const order = fc.oneof(fc.constantFrom(0, 0.5, 1, 1.5, 2, Infinity), fc.double({ min: 0, max: 20, noNaN: true }));
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('rarefiedHillNumber', () => {
  it('does not depend on what was asked for before', () => {
    const asked: Parameters<typeof rarefiedHillNumber>[] = [[[4, 4, 8], 1, 8], [[4, 4, 8], 1.2, 8], [[4, 4, 8], 1, 5], [[4, 8, 9], 1, 8]];
    const ask = (i: number): number => rarefiedHillNumber(...asked[i]!);
    const first = asked.map((_, i) => ask(i));
    expect([3, 0, 2, 1, 0].map(ask)).toEqual([3, 0, 2, 1, 0].map((i) => first[i]));
    expect(new Set(first).size).toBe(4);
  });

  it('agrees with the average over all subsets of small samples', () => {
    const small = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }).filter((counts) => total(counts) <= 9);
    const orders = fc.constantFrom(0, 0.2, 0.5, 0.9, 1, 1.3, 1.5, 2, 3, 7.5, 25);
    fc.assert(
      fc.property(small, orders, fc.integer({ min: 1, max: 9 }), (counts, q, m) => {
        const size = Math.min(m, total(counts));
        expect(rarefiedHillNumber(counts, q, size) / byEnumeration(counts, q, size)).toBeCloseTo(1, 10);
      }),
      { numRuns: 150 },
    );
  });

  // Full sums without any cut, in 60 digits: mpmath 1.3.0, binomials and exact ratios of neighbouring terms.
  it.each([
    [5000, 0, 4.5],
    [5000, 0.3, 3.346604712326034],
    [5000, 0.7, 2.7594664264506283],
    [5000, 1, 2.5365234525706706],
    [5000, 1 + 1 / 1048576, 2.536522890713082],
    [5000, 1.4, 2.3508750517622303],
    [5000, 2, 2.182204444939957],
    [5000, 3, 2.025294629129932],
    [5000, 20, 1.7109439209458457],
    [5000, 1000, 1.6161339898063238],
    [100, 0, 3.6420132574896154],
    [100, 0.3, 3.1097443236322575],
    [100, 1, 2.496308900684143],
    [100, 2, 2.1572069014730135],
    [100, 20, 1.6153546554539577],
    [100, 1000, 1.0528113361556775],
  ])('agrees with 60-digit arithmetic at %i of 10000 units and order %d', (size, q, expected) => {
    expect(rarefiedHillNumber([6000, 3000, 900, 99, 1], q, size) / expected).toBeCloseTo(1, 11);
  });

  it('equals the plug-in when nothing is left out', () => {
    fc.assert(
      fc.property(sample, order, (counts, q) => {
        expect(rarefiedHillNumber(counts, q, total(counts)) / hillNumber(counts, q)).toBeCloseTo(1, 11);
      }),
    );
  });

  // In size: a subsample of m units is a subsample of one of m + 1, so each E[p̂ᵠ] moves one way by Jensen's inequality.
  it('never rises with the order, never falls with the size, and stays within 1 … size', () => {
    fc.assert(
      fc.property(sample, order, order, fc.double({ min: 0, max: 1, noNaN: true }), (counts, a, b, share) => {
        const n = total(counts);
        const size = Math.max(1, Math.round(share * n));
        const value = rarefiedHillNumber(counts, Math.min(a, b), size);
        expect(rarefiedHillNumber(counts, Math.max(a, b), size)).toBeLessThanOrEqual(value * (1 + 1e-11));
        expect(value).toBeGreaterThanOrEqual(1 - 1e-11);
        expect(value).toBeLessThanOrEqual(size * (1 + 1e-11));
        if (size < n) {
          expect(rarefiedHillNumber(counts, Math.min(a, b), size + 1)).toBeGreaterThanOrEqual(value * (1 - 1e-11));
        }
      }),
    );
  });

  it('does not depend on the order of the types, nor on zeros', () => {
    fc.assert(
      fc.property(sample, order, (counts, q) => {
        const size = Math.ceil(total(counts) / 2);
        expect(rarefiedHillNumber([0, ...counts.toReversed(), 0], q, size)).toBe(rarefiedHillNumber(counts, q, size));
      }),
    );
  });

  it('is 1 for a single unit, at every order', () => {
    for (const q of [0, 0.5, 1, 2, Infinity]) expect(rarefiedHillNumber([5, 3, 1], q, 1)).toBe(1);
  });

  it('is NaN outside 1 … n, at sizes or counts that are not whole, and at negative orders', () => {
    for (const size of [0, -1, 10, 2.5, NaN]) expect(rarefiedHillNumber([5, 3, 1], 1, size)).toBeNaN();
    expect(rarefiedHillNumber([2.5, 3], 1, 2)).toBeNaN();
    expect(rarefiedHillNumber([5, 3, 1], -1, 2)).toBeNaN();
    expect(rarefiedHillNumber([], 0, 1)).toBeNaN();
  });

  it('survives a sample of a billion units', () => {
    // Two equal types: the share p in m units has variance 1 / (4m), and (Σ E[pᵠ])^(1/(1 − q)) = 2 − q / m + O(1 / m²).
    for (const q of [0.5, 1, 3]) expect(rarefiedHillNumber([5e8, 5e8], q, 1e6)).toBeCloseTo(2, 5);
    expect(rarefiedHillNumber([1e9], 1, 1e9)).toBe(1);
  });
});
