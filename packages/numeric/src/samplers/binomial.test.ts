import { describe, expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { countLaw, totalVariation, type CountLaw } from '../testing/law-of-counts.ts';
import { countsError, momentErrors } from '../testing/statistics-of-draws.ts';
import { binomial } from './binomial.ts';

const root = streams('binomial');

const law = (n: number, p: number): CountLaw => countLaw({ mean: n * p, variance: n * p * (1 - p), last: n }, (k) => ((n - k) / (k + 1)) * (p / (1 - p)));

describe('the law that is drawn, integrated over the uniforms', () => {
  // n p = 10 is the border between inversion and rejection.
  test.each([
    [1, 0.5], [5, 0.3], [20, 0.4999], [1000, 0.0099], [2 ** 31, 4e-9],
    [20, 0.5], [21, 0.48], [25, 0.4], [40, 0.25], [100, 0.1], [1000, 0.01], [2 ** 31, 4.7e-9], [100, 0.3], [100, 0.5], [1000, 0.2], [4000, 0.5],
  ])('is the binomial law for n = %i, p = %d', (n, p) => {
    expect(totalVariation((rng) => binomial(n, p, rng), law(n, p))).toBeLessThan(1e-13);
  });

  test.each([1e-6, 0.01, 0.5])('is so for n = 2³¹, p = %d, at 300 counts', (p) => {
    expect(totalVariation((rng) => binomial(2 ** 31, p, rng), law(2 ** 31, p), 300)).toBeLessThan(1e-11);
  });
});

// Wilson and Hilferty's normal stays below 5 but for 3 · 10⁻⁷ of all streams.
test.each([[1, 0.3], [3, 0.5], [10, 0.9], [19, 0.5], [20, 0.5], [30, 0.2], [50, 0.21], [50, 0.79], [1000, 0.6]])(
  'counts of n = %i, p = %d come as often as they should',
  (n, p) => {
    const rng = root.fork('counts', n).rng();
    expect(countsError(1_000_000, () => binomial(n, p, rng), law(n, p))).toBeLessThan(5);
  },
);

test.each([[1e6, 9.99e-6], [1e6, 1e-5], [100, 0.5], [2 ** 31, 0.999]])('mean and variance of n = %i, p = %d over 10⁷ draws lie within 5 standard errors', (n, p) => {
  const rng = root.fork('moments', n).rng();
  const variance = n * p * (1 - p);
  const errors = momentErrors(1e7, () => binomial(n, p, rng), { mean: n * p, variance, excess: (1 - 6 * p * (1 - p)) / variance });
  expect(Math.max(...errors)).toBeLessThan(5);
});

describe('at its ends', () => {
  it('is certain for no trials and for probabilities 0 and 1, and takes nothing from the generator', () => {
    const [rng, untouched] = [root.rng(), root.rng()];
    expect([binomial(0, 0.3, rng), binomial(7, 0, rng), binomial(7, 1, rng), binomial(2 ** 31, 1, rng), binomial(0, 1, rng)]).toEqual([0, 0, 7, 2 ** 31, 0]);
    expect(rng.uniform()).toBe(untouched.uniform());
  });

  it('keeps to 0 … n for probabilities next to 0 and 1', () => {
    const rng = root.rng();
    expect(binomial(2 ** 31, Number.MIN_VALUE, rng)).toBe(0);
    expect(binomial(2 ** 31, 1 - Number.EPSILON / 2, rng)).toBeGreaterThan(2 ** 31 - 3);
  });

  it('refuses what is no law, with the number', () => {
    const rng = root.rng();
    expect(() => binomial(NaN, 0.5, rng)).toThrow(new RangeError('n must be a whole number from 0 to 2147483648, but got NaN'));
    for (const n of [-1, 1.5, 2 ** 31 + 1, Infinity]) expect(() => binomial(n, 0.5, rng)).toThrow(`but got ${n}`);
    expect(() => binomial(3, NaN, rng)).toThrow(new RangeError('p must be from 0 to 1, but got NaN'));
    for (const p of [-0.1, 1.1]) expect(() => binomial(3, p, rng)).toThrow(`but got ${p}`);
  });
});

test('the same stream gives the same counts', () => {
  const draws = (): number[] => {
    const rng = root.fork('again').rng();
    return Array.from({ length: 1000 }, (_, i) => binomial(i, 0.4, rng));
  };
  expect(draws()).toEqual(draws());
});
