import { streams, type Points } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { slicedWasserstein } from './sliced-wasserstein.ts';
import { wasserstein1d } from './wasserstein-1d.ts';

const rng = () => streams('sliced').rng();

it('is the distance itself on the line', () => {
  const [x, y] = [Float64Array.of(1, 5, 2), Float64Array.of(0, 9)];
  expect(slicedWasserstein({ values: x, dimensions: 1 }, { values: y, dimensions: 1 }, { order: 2, directions: 3 }, rng())).toBeCloseTo(wasserstein1d(x, y, 2), 13);
});

it('is a shift’s length over √d at order 2', () => {
  const points: Points = { values: Float64Array.of(0, 0, 1, 3, 2, -1), dimensions: 2 };
  const moved: Points = { values: points.values.map((x, i) => (i % 2 === 0 ? x + 3 : x + 4)), dimensions: 2 };
  // Every projection moves by 5 cos φ, of mean square 25 / 2 and relative deviation √½: ± 5 · √(½ / 4000) ≈ 0.056 on the square.
  const squared = slicedWasserstein(points, moved, { order: 2, directions: 4000 }, rng());
  expect(Math.abs((squared * squared) / 12.5 - 1)).toBeLessThan(0.056);
});

it('is 0 for equal samples and NaN where one is empty', () => {
  const points: Points = { values: Float64Array.of(1, 2, 3, 4), dimensions: 2 };
  expect(slicedWasserstein(points, points, { order: 1, directions: 5 }, rng())).toBe(0);
  expect(slicedWasserstein(points, { values: new Float64Array(), dimensions: 2 }, { order: 1, directions: 5 }, rng())).toBeNaN();
});
