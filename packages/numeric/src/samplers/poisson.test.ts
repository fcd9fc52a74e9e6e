import { describe, expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { countLaw, totalVariation, type CountLaw } from '../testing/law-of-counts.ts';
import { countsError, momentErrors } from '../testing/statistics-of-draws.ts';
import { poisson } from './poisson.ts';

const root = streams('poisson');

const law = (mean: number): CountLaw => countLaw({ mean, variance: mean, last: Infinity }, (k) => mean / (k + 1));

describe('the law that is drawn, integrated over the uniforms', () => {
  // A mean of 10 is the border between inversion and rejection.
  test.each([1e-3, 1, 9.999, 10, 10.3, 11.5, 12.7, 15, 20, 33.3, 50, 100, 1000])('is the Poisson law of mean %d', (mean) => {
    expect(totalVariation((rng) => poisson(mean, rng), law(mean))).toBeLessThan(1e-13);
  });

  test.each([1e6, 2 ** 31])('is so for mean %d, at 300 counts', (mean) => {
    expect(totalVariation((rng) => poisson(mean, rng), law(mean), 300)).toBeLessThan(2e-11);
  });
});

// Wilson and Hilferty's normal stays below 5 but for 3 · 10⁻⁷ of all streams.
test.each([0.1, 2, 9.99, 10, 40, 2000])('counts of mean %d come as often as they should', (mean) => {
  const rng = root.fork('counts').rng();
  expect(countsError(1_000_000, () => poisson(mean, rng), law(mean))).toBeLessThan(5);
});

test.each([9.99, 10, 123.4, 2 ** 31])('mean and variance of mean %d over 10⁷ draws lie within 5 standard errors', (mean) => {
  const rng = root.fork('moments').rng();
  expect(Math.max(...momentErrors(1e7, () => poisson(mean, rng), { mean, variance: mean, excess: 1 / mean }))).toBeLessThan(5);
});

describe('at its ends', () => {
  it('is 0 for mean 0, and takes nothing from the generator', () => {
    const [rng, untouched] = [root.rng(), root.rng()];
    expect(poisson(0, rng)).toBe(0);
    expect(rng.uniform()).toBe(untouched.uniform());
  });

  it('refuses what is no mean, with the number', () => {
    expect(() => poisson(NaN, root.rng())).toThrow(new RangeError('mean must be from 0 to 2147483648, but got NaN'));
    for (const mean of [-1, 2 ** 31 + 1, Infinity]) expect(() => poisson(mean, root.rng())).toThrow(`but got ${mean}`);
  });
});

test('the same stream gives the same counts', () => {
  const draws = (): number[] => {
    const rng = root.fork('again').rng();
    return Array.from({ length: 1000 }, (_, i) => poisson(i / 20, rng));
  };
  expect(draws()).toEqual(draws());
});
