import { scalars, type Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointsJson } from './points-json.ts';

test('points on the line are numbers, points of the plane are lists', () => {
  expect(pointsJson.toList(scalars(Float64Array.of(1, -2.5, NaN, -Infinity)))).toEqual([1, -2.5, 'NaN', '-Infinity']);
  expect(pointsJson.toList({ values: Float64Array.of(1, 2, 3, Infinity), dimensions: 2 })).toEqual([[1, 2], [3, 'Infinity']]);
});

test('any points come back from JSON bit by bit', () => {
  // JSON has no −0.
  const value = fc.double().map((x) => x + 0);
  const points = fc.record({ dimensions: fc.integer({ min: 1, max: 3 }), rows: fc.array(fc.tuple(value, value, value), { minLength: 1 }) });
  fc.assert(
    fc.property(points, ({ dimensions, rows }) => {
      const items: Points = { dimensions, values: Float64Array.from(rows.flatMap((row) => row.slice(0, dimensions))) };
      expect(pointsJson.fromList(JSON.parse(JSON.stringify(pointsJson.toList(items))) as unknown[])).toEqual(items);
    }),
  );
});

test('no points are no points on the line', () => {
  expect(pointsJson.fromList([])).toEqual(scalars(new Float64Array(0)));
});

test.each([
  [[1, null], 'item 1 must be a number (NaN and infinities as strings), but got null'],
  [['1'], 'item 0 must be a number (NaN and infinities as strings), but got "1"'],
  [[[1, 2], [3]], 'item 1 must be a list of 2 numbers (NaN and infinities as strings), but got [3]'],
  [[[1, 2], 3], 'item 1 must be a list of 2 numbers (NaN and infinities as strings), but got 3'],
  [[[]], 'item 0 must be a number (NaN and infinities as strings), but got []'],
])('%j is refused', (list, message) => {
  expect(() => pointsJson.fromList(list)).toThrow(message);
});
