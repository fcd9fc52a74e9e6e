import { expect, it } from 'vitest';
import { chaoWangJostEntropy } from './chao-wang-jost-entropy.ts';

const common = [20000, 5000, 1000, 100];
const withRare = (once: number, twice: number): number[] => [...common, ...new Array<number>(once).fill(1), ...new Array<number>(twice).fill(2)];

// The published formula in 60 digits, mpmath 1.3.0; n · A is 0.6, 6 and 0.004, A the mean probability of a type seen once.
it.each([
  [500, 150, 1.0011174165523227],
  [100, 300, 0.9348172011602803],
  [500, 0, 0.9687103269712204],
])('agrees with 60-digit arithmetic for %i types seen once and %i twice', (once, twice, expected) => {
  expect(chaoWangJostEntropy(withRare(once, twice))).toBeCloseTo(expected, 12);
});

it('adds nothing for the unseen where nothing, or one type alone, was seen once', () => {
  // Σ p (ψ(n) − ψ(c)): for counts 2, 2 it is ψ(4) − ψ(2) = 1/2 + 1/3; for 3, 1 it is ¾ · 1/3 + ¼ (1 + 1/2 + 1/3).
  expect(chaoWangJostEntropy([2, 2])).toBeCloseTo(5 / 6, 14);
  expect(chaoWangJostEntropy([3, 1])).toBeCloseTo(1 / 4 + 11 / 24, 14);
});

it('is NaN below two units', () => {
  expect(chaoWangJostEntropy([])).toBeNaN();
  expect(chaoWangJostEntropy([1])).toBeNaN();
});
