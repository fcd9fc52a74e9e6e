import type { Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wasserstein1d } from './wasserstein-1d.ts';
import { wassersteinDistance } from './wasserstein-distance.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

const plane = (rows: readonly [number, number][]): Points => ({ values: Float64Array.from(rows.flat()), dimensions: 2 });

it('finds the best pairs in the plane', () => {
  const square = plane([[0, 0], [4, 0], [4, 4], [0, 4]]);
  expect(wassersteinDistance(square, plane([[4, 5], [0, 5], [0, 1], [4, 1]]), 1)).toBe(1);
  expect(wassersteinDistance(square, square, 2)).toBe(0);
});

it('is what it is on the line when points lie on one in the plane', () => {
  fc.assert(
    fc.property(anySample, anySample, fc.constantFrom<1 | 2>(1, 2), (x, y, order) => {
      const along = (values: number[]): Points => plane(values.map((value) => [0.6 * value, 0.8 * value]));
      expect(wassersteinDistance(along(x), along(y), order)).toBeCloseTo(wasserstein1d(x, y, order), 9);
    }),
  );
});

it('is NaN where a sample is empty', () => {
  expect(wassersteinDistance(plane([]), plane([[1, 2]]), 1)).toBeNaN();
});
