import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cheapestAssignment } from './assignment.ts';
import { continuationOf, squaredWasserstein2 } from './match-components.ts';
import { withOrder, type MixtureLaw } from './mixture-law.ts';

function permutations(k: number): number[][] {
  if (k === 0) return [[]];
  return permutations(k - 1).flatMap((rest) => Array.from({ length: k }, (_, at) => rest.toSpliced(at, 0, k - 1)));
}

describe('the cheapest assignment', () => {
  test('costs what the best of all permutations costs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }).chain((k) => fc.tuple(fc.constant(k), fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: k * k, maxLength: k * k }))), ([k, entries]) => {
        const cost = Float64Array.from(entries);
        const total = (columns: ArrayLike<number>): number => Array.from(columns).reduce((sum, column, row) => sum + cost[row * k + column]!, 0);
        const found = cheapestAssignment(cost, k);
        expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: k }, (_, i) => i));
        expect(total(found)).toBeCloseTo(Math.min(...permutations(k).map(total)), 9);
      }),
    );
  });
});

const law = (covariance: MixtureLaw['covariance'], dimensions: number, means: number[], covariances: number[]): MixtureLaw => ({
  dimensions,
  covariance,
  weights: new Float64Array(means.length / dimensions).fill(dimensions / means.length),
  means: Float64Array.from(means),
  covariances: Float64Array.from(covariances),
});

describe('the squared 2-Wasserstein distance', () => {
  test('of Gaussians on the line is that of means and of standard deviations', () => {
    const two = law('spherical', 1, [0, 3], [1, 4]);
    expect(squaredWasserstein2(two, 0, two, 1)).toBeCloseTo(9 + 1, 12);
    expect(squaredWasserstein2(two, 1, two, 1)).toBe(0);
  });

  test('of correlated Gaussians is that of the reference', () => {
    // scipy 1.10.1: trace(A + B − 2 sqrtm(sqrtm(A) B sqrtm(A))) + 5 for A = [[2, .5], [.5, 1]], B = [[1, -.3], [-.3, 3]].
    const two = law('full', 2, [0, 0, 1, 2], [2, 0.5, 0.5, 1, 1, -0.3, -0.3, 3]);
    expect(squaredWasserstein2(two, 0, two, 1)).toBeCloseTo(5.929311854967778, 12);
    expect(squaredWasserstein2(two, 1, two, 0)).toBeCloseTo(5.929311854967778, 12);
  });
});

test('components that moved a little are found again in whatever order they come', () => {
  const rng = streams('match').rng();
  for (let round = 0; round < 50; round++) {
    const k = 2 + rng.below(6);
    const before = law('diagonal', 2, Array.from({ length: 2 * k }, () => 10 * rng.normal()), Array.from({ length: 2 * k }, () => 0.5 + rng.uniform()));
    const moved = { ...before, means: before.means.map((mean) => mean + 0.01 * rng.normal()) };
    const order = Array.from({ length: k }, (_, i) => i).sort(() => rng.uniform() - 0.5);
    const found = withOrder(withOrder(moved, order), continuationOf(before, withOrder(moved, order)));
    expect(found.means).toEqual(moved.means);
  }
});
