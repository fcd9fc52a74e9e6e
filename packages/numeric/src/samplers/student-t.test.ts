import { expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { momentErrors, quantileErrors } from '../testing/statistics-of-draws.ts';
import { studentT } from './student-t.ts';

const root = streams('student-t');

test.each([9, 30])('mean and variance of %i degrees of freedom over 10⁷ draws lie within 5 standard errors', (df) => {
  const rng = root.fork('moments').rng();
  expect(Math.max(...momentErrors(1e7, () => studentT(df, rng), { mean: 0, variance: df / (df - 2), excess: 6 / (df - 4) }))).toBeLessThan(5);
});

test.each([
  // scipy 1.17.1: scipy.stats.t(df).ppf([0.25, 0.75, 0.95, 0.999]).
  [0.5, [[0.25, -1.5537739740300383], [0.75, 1.5537739740300383], [0.95, 41.13600009287819], [0.999, 102849.11563017538]]],
  [1, [[0.25, -1], [0.75, 1], [0.95, 6.313751514675037], [0.999, 318.30883898555015]]],
  [3, [[0.25, -0.7648923284043444], [0.75, 0.7648923284043444], [0.95, 2.3533634348018233], [0.999, 10.214531852407383]]],
] as const)('%d degrees of freedom fall below their quantiles as often as they should', (df, quantiles) => {
  const rng = root.fork('quantiles').rng();
  expect(Math.max(...quantileErrors(1_000_000, () => studentT(df, rng), quantiles))).toBeLessThan(5);
});

it('refuses what are no degrees of freedom, with the number, and before it draws', () => {
  const [rng, untouched] = [root.rng(), root.rng()];
  expect(() => studentT(NaN, rng)).toThrow(new RangeError('df must be a finite number above 0, but got NaN'));
  for (const df of [0, -1, Infinity]) expect(() => studentT(df, rng)).toThrow(`but got ${df}`);
  expect(rng.uniform()).toBe(untouched.uniform());
});

test('the same stream gives the same variates', () => {
  expect(studentT(3, root.rng())).toBe(studentT(3, root.rng()));
});
