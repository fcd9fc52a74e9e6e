import { streams, type Points } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { knnDivergence } from './knn-divergence.ts';

const line = (values: readonly number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });

it('compares distances to neighbours in both samples', () => {
  // ρ = 1 for all, ν = 1/2 for all: ln ½ + ln(4 / 2).
  expect(knnDivergence(line([0, 1, 2]), line([0.5, 1.5, 2.5, -0.5]), 1, 'max')).toBeCloseTo(Math.log(0.5) + Math.log(4 / 2), 14);
});

it('nears the divergence of two Gaussians', () => {
  const rng = streams('knn-divergence').rng();
  const drawn = (shift: number): Points => ({ values: Float64Array.from({ length: 4000 }, () => shift + rng.normal()), dimensions: 1 });
  // KL = ½; the log ratio of densities has deviation 1, ln of a k-th distance √ψ′(5) ≈ 0.47 on either side: standard error ≈ 1.2 / √4000 = 0.019, bound 5.
  expect(Math.abs(knnDivergence(drawn(0), drawn(1), 5, 'max') - 0.5)).toBeLessThan(0.095);
});

it('is infinite where the first repeats a point the second lacks, NaN where k is too large', () => {
  expect(knnDivergence(line([1, 1, 1]), line([0, 2]), 1, 'max')).toBe(Infinity);
  expect(knnDivergence(line([1, 2]), line([0, 2]), 2, 'max')).toBeNaN();
});
