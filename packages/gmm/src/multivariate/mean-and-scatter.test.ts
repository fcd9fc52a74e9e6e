import { expect, test } from 'vitest';
import { meanAndScatter } from './mean-and-scatter.ts';

test('means and sums of products about them, plain and weighted', () => {
  // numpy 1.24.2: np.cov([[0, 2, 4], [1, 5, 0]], aweights=[1, 2, 1], ddof=0) · 4.
  const points = { values: Float64Array.of(0, 1, 2, 5, 4, 0), dimensions: 2 };
  expect(meanAndScatter(points)).toEqual({ mean: Float64Array.of(2, 2), scatter: Float64Array.of(8, -2, -2, 14), mass: 3, squaredMass: 3 });
  const weighted = meanAndScatter(points, Float64Array.of(1, 2, 1));
  expect(weighted).toEqual({ mean: Float64Array.of(2, 2.75), scatter: Float64Array.of(8, -2, -2, 20.75), mass: 4, squaredMass: 6 });
  expect(meanAndScatter(points, Float64Array.of(1, 2, 1), 'axes')).toEqual({ ...weighted, scatter: Float64Array.of(8, 0, 0, 20.75) });
});

test('equal points have no scatter at all', () => {
  const { mean, scatter } = meanAndScatter({ values: new Float64Array(30).fill(0.1), dimensions: 3 });
  expect(mean).toEqual(Float64Array.of(0.1, 0.1, 0.1));
  expect(scatter).toEqual(new Float64Array(9));
});
