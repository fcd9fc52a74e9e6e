import { scalars, type Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointsAlgebra } from './algebra.ts';

const plane: Points = { values: Float64Array.of(1, 2, 3, 4, 5, 6), dimensions: 2 };

test('counts points, not coordinates, and a point is its own unit', () => {
  expect(pointsAlgebra.size(plane)).toBe(3);
  expect(pointsAlgebra.units(plane)).toBe(3);
  expect(pointsAlgebra.size(scalars(Float64Array.of(1, 2)))).toBe(2);
});

test('takes whole points in the order asked for, as a copy', () => {
  const taken = pointsAlgebra.take(plane, Uint32Array.of(2, 0, 2));
  expect(taken).toEqual({ values: Float64Array.of(5, 6, 1, 2, 5, 6), dimensions: 2 });
  taken.values[0] = 0;
  expect(plane.values[4]).toBe(5);
});

test('what was appended can be viewed, and earlier views stay', () => {
  const builder = pointsAlgebra.builder();
  expect(pointsAlgebra.size(builder.view())).toBe(0);
  builder.append(scalars(Float64Array.of(1, 2)));
  const early = builder.view();
  builder.append(scalars(new Float64Array(5000).fill(3)));
  expect([...early.values]).toEqual([1, 2]);
  expect(pointsAlgebra.size(builder.view())).toBe(5002);
});

test('points of different dimensions cannot be appended to each other', () => {
  const builder = pointsAlgebra.builder();
  builder.append(plane);
  expect(() => builder.append(scalars(Float64Array.of(1)))).toThrow('must have 2 dimensions, but got 1');
});

test('any points come back from bytes bit by bit, and encode to the same bytes again', () => {
  const points = fc.record({ dimensions: fc.integer({ min: 1, max: 3 }), rows: fc.array(fc.tuple(fc.double(), fc.double(), fc.double())) });
  fc.assert(
    fc.property(points, ({ dimensions, rows }) => {
      const items: Points = { dimensions, values: Float64Array.from(rows.flatMap((row) => row.slice(0, dimensions))) };
      const bytes = pointsAlgebra.encode(items);
      const back = pointsAlgebra.decode(bytes);
      expect(back).toEqual(items);
      expect(pointsAlgebra.encode(back)).toEqual(bytes);
    }),
    { seed: 6 },
  );
});
