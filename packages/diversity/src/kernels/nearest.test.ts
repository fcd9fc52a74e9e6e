import type { Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distance, kthNeighbourIn, kthNeighbourWithin } from './nearest.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

const onLine = (values: readonly number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });
const onDiagonal = (values: readonly number[]): Points => ({ values: Float64Array.from(values.flatMap((x) => [x, x])), dimensions: 2 });

it('measures by either norm', () => {
  const points: Points = { values: Float64Array.of(0, 0, 3, -4), dimensions: 2 };
  expect(distance(points, 0, points, 1, 'euclidean')).toBe(5);
  expect(distance(points, 0, points, 1, 'max')).toBe(4);
});

it('is the same on the line, by sorting, and along a diagonal, by all pairs', () => {
  fc.assert(
    fc.property(anySample, anySample, fc.integer({ min: 1, max: 6 }), (x, y, k) => {
      expect(kthNeighbourWithin(onLine(x), k, 'max')).toEqual(kthNeighbourWithin(onDiagonal(x), k, 'max'));
      expect(kthNeighbourIn(onLine(x), onLine(y), k, 'max')).toEqual(kthNeighbourIn(onDiagonal(x), onDiagonal(y), k, 'max'));
    }),
  );
});

it('is infinite where there are fewer neighbours', () => {
  expect([...kthNeighbourWithin(onLine([1, 2]), 2, 'max')]).toEqual([Infinity, Infinity]);
});
