import { scalars, type Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstOfNear } from './first-of-near.ts';

/** All pairs, by the definition. */
function bruteForce({ values, dimensions: d }: Points, distance: number): number[] {
  const coordinates = (i: number): number[] => [...values.subarray(i * d, (i + 1) * d)];
  const apart = (i: number, j: number): number => {
    const gaps = coordinates(i).map((x, k) => (x === coordinates(j)[k] ? 0 : Math.abs(x - coordinates(j)[k]!)));
    const widest = Math.max(...gaps);
    return d === 1 || !(widest > 0) || widest === Infinity ? widest : widest * Math.sqrt(gaps.reduce((sum, gap) => sum + (gap / widest) * (gap / widest), 0));
  };
  const kept: number[] = [];
  for (let i = 0; i < values.length / d; i++) if (!kept.some((j) => apart(i, j) <= distance)) kept.push(i);
  return kept;
}

test('of points on the line within the distance the first is kept, that at the distance among them', () => {
  expect([...firstOfNear(scalars(Float64Array.of(0, 3, 1, 0.5, 2, 3.5)), 1)]).toEqual([0, 1]);
  expect([...firstOfNear(scalars(Float64Array.of(0.5, 0, 1, 3)), 0.5)]).toEqual([0, 3]);
});

test('what was dropped drops nothing itself', () => {
  expect([...firstOfNear(scalars(Float64Array.of(0, 1, 2)), 1)]).toEqual([0, 2]);
});

test('in more dimensions the distance is Euclidean', () => {
  const plane: Points = { values: Float64Array.of(0, 0, 3, 4, 3, 4.1, 0, 6), dimensions: 2 };
  expect([...firstOfNear(plane, 5)]).toEqual([0, 2]);
  expect([...firstOfNear(plane, 4.9)]).toEqual([0, 1]);
  expect([...firstOfNear({ values: Float64Array.of(0, 0, 0, 1e-200), dimensions: 2 }, 0)]).toEqual([0, 1]);
});

test('at distance 0 only equal points go; equal infinities are equal, and NaN is near to nothing', () => {
  expect([...firstOfNear(scalars(Float64Array.of(NaN, 1, Infinity, 1, NaN, Infinity, -Infinity, 0, -0)), 0)]).toEqual([0, 1, 2, 4, 6, 7]);
});

test('keeps what comparing all pairs would keep', () => {
  const coordinate = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.double({ min: -3, max: 3 }), fc.constantFrom(Infinity, -Infinity, 1e300));
  const points = fc.record({ dimensions: fc.integer({ min: 1, max: 3 }), rows: fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 40 }) });
  const distance = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 5, noNaN: true }));
  fc.assert(
    fc.property(points, distance, ({ dimensions, rows }, within) => {
      const given: Points = { dimensions, values: Float64Array.from(rows.flatMap((row) => row.slice(0, dimensions))) };
      expect([...firstOfNear(given, within)]).toEqual(bruteForce(given, within));
    }),
    { numRuns: 500, seed: 5 },
  );
});
