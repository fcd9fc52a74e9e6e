import { expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { momentErrors, quantileErrors } from '../testing/statistics-of-draws.ts';
import { chiSquare } from './chi-square.ts';

const root = streams('chi-square');

test.each([1, 2, 9, 999])('mean and variance of %i degrees of freedom over 10⁷ draws lie within 5 standard errors', (df) => {
  const rng = root.fork('moments').rng();
  expect(Math.max(...momentErrors(1e7, () => chiSquare(df, rng), { mean: df, variance: 2 * df, excess: 12 / df }))).toBeLessThan(5);
});

test('5 degrees of freedom fall below their quantiles as often as they should', () => {
  const rng = root.fork('quantiles').rng();
  // Tables of the chi-square law: 1.1454762, 4.3514602, 11.0704977 (scipy 1.17.1: chi2(5).ppf).
  const quantiles = [[0.05, 1.1454762260617695], [0.5, 4.351460191095526], [0.95, 11.070497693516351]] as const;
  expect(Math.max(...quantileErrors(1_000_000, () => chiSquare(5, rng), quantiles))).toBeLessThan(5);
});

it('refuses what are no degrees of freedom, with the number', () => {
  expect(() => chiSquare(NaN, root.rng())).toThrow(new RangeError('df must be a finite number above 0, but got NaN'));
  for (const df of [0, -1, Infinity]) expect(() => chiSquare(df, root.rng())).toThrow(`but got ${df}`);
});

test('the same stream gives the same variates', () => {
  expect(chiSquare(3, root.rng())).toBe(chiSquare(3, root.rng()));
});
