import { expect, it } from 'vitest';
import { knnEntropy } from './knn-entropy.ts';

const grid = { values: Float64Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? Math.floor(i / 2) % 20 : Math.floor(i / 40))), dimensions: 2 };

it('is that of the estimator’s formula on a line of equal steps', () => {
  // Every neighbour is at 1: ψ(4) − ψ(1) + ln 2 = 11/6 + ln 2.
  expect(knnEntropy({ values: Float64Array.of(1, 2, 3, 4), dimensions: 1 }, 1, 'euclidean')).toBeCloseTo(11 / 6 + Math.LN2, 14);
});

it('adds d ln c when points are scaled by c', () => {
  const scaled = { values: grid.values.map((x) => 3 * x), dimensions: 2 };
  for (const norm of ['max', 'euclidean'] as const) expect(knnEntropy(scaled, 3, norm) - knnEntropy(grid, 3, norm)).toBeCloseTo(2 * Math.log(3), 10);
});

it('is −∞ where points coincide, without noise to hide it', () => {
  expect(knnEntropy({ values: Float64Array.of(1, 1, 2, 3), dimensions: 1 }, 1, 'max')).toBe(-Infinity);
});

it('is NaN for k ≥ n', () => {
  expect(knnEntropy({ values: Float64Array.of(1, 2), dimensions: 1 }, 2, 'max')).toBeNaN();
});
