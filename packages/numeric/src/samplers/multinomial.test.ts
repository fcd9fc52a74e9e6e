import { describe, expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { chiSquareError, momentErrors } from '../testing/statistics-of-draws.ts';
import { multinomial } from './multinomial.ts';

const root = streams('multinomial');

test('outcomes of few draws come as often as they should', () => {
  // n = 3, p = (½, ⅓, ⅙): n! Π p_iᵏⁱ / k_i! for the ten outcomes. Wilson and Hilferty's normal stays below 5 but for 3 · 10⁻⁷ of all streams.
  const exact = new Map<string, number>();
  const factorial = [1, 1, 2, 6];
  for (let a = 0; a <= 3; a++) {
    for (let b = 0; a + b <= 3; b++) {
      const c = 3 - a - b;
      exact.set(`${a} ${b} ${c}`, ((6 / (factorial[a]! * factorial[b]! * factorial[c]!)) * (0.5 ** a / 3 ** b)) / 6 ** c);
    }
  }
  const [n, rng] = [1_000_000, root.fork('outcomes').rng()];
  const seen = new Map([...exact.keys()].map((outcome) => [outcome, 0]));
  const counts = new Float64Array(3);
  for (let i = 0; i < n; i++) {
    multinomial(3, [3, 2, 1], counts, rng);
    const outcome = counts.join(' ');
    seen.set(outcome, seen.get(outcome)! + 1);
  }
  expect(chiSquareError([...seen.values()], [...exact.values()].map((p) => n * p))).toBeLessThan(5);
});

test.each([0, 1, 2])('mean and variance of class %i of 1,000 draws lie within 5 standard errors', (at) => {
  const weights = [0.02, 0.5, 0.48];
  const [rng, counts, p] = [root.fork('moments').rng(), new Float64Array(3), weights[at]!];
  const variance = 1000 * p * (1 - p);
  const draw = (): number => (multinomial(1000, weights, counts, rng), counts[at]!);
  expect(Math.max(...momentErrors(2_000_000, draw, { mean: 1000 * p, variance, excess: (1 - 6 * p * (1 - p)) / variance }))).toBeLessThan(5);
});

test('classes that are far lighter than all before them get their share', () => {
  // 2³¹ draws of weights 1, 1e-9, 1e-9, 1e-9: each light class is Poisson of mean 2.147 to 1e-9; 5 standard errors of 10⁵ means.
  const [n, rng, counts] = [100_000, root.fork('light').rng(), new Float64Array(4)];
  const sums = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    multinomial(2 ** 31, [1, 1e-9, 1e-9, 1e-9], counts, rng);
    sums.forEach((_, j) => { sums[j]! += counts[j + 1]!; });
  }
  const mean = (2 ** 31 * 1e-9) / (1 + 3e-9);
  for (const sum of sums) expect(Math.abs(sum / n - mean)).toBeLessThan(5 * Math.sqrt(mean / n));
});

describe('always', () => {
  it('adds up to n, and gives nothing to classes without weight', () => {
    const rng = root.fork('sum').rng();
    const weights = Float64Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? 0 : 1 / (i * i)));
    const counts = new Float64Array(50);
    for (const n of [0, 1, 10, 1000, 1e6, 2 ** 31]) {
      multinomial(n, weights, counts, rng);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
      expect(counts.filter((_, i) => i % 3 === 0).every((count) => count === 0)).toBe(true);
    }
  });

  it('refuses what is no law, with the number, and counts that do not fit', () => {
    const draw = (n: number, weights: number[], length: number) => () => { multinomial(n, weights, new Float64Array(length), root.rng()); };
    expect(draw(NaN, [1], 1)).toThrow(new RangeError('n must be a whole number from 0 to 2147483648, but got NaN'));
    expect(draw(1, [1, NaN], 2)).toThrow('weight 1 must be at least 0, but got NaN');
    expect(draw(1, [0, 0], 2)).toThrow('weights must have a finite sum above 0, but got 0');
    expect(draw(1, [1, 1], 3)).toThrow('counts must have 2 entries, one for each weight, but got 3');
  });
});

test('the same stream gives the same counts', () => {
  const draw = (): Float64Array => {
    const counts = new Float64Array(4);
    multinomial(1000, [1, 2, 3, 4], counts, root.fork('again').rng());
    return counts;
  };
  expect(draw()).toEqual(draw());
});
