import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInCells, equalCellTree } from './equal-cells.ts';

test('every cell holds as many points of the reference as any other, up to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 70 }), fc.integer({ min: 70, max: 400 }), fc.integer(), (dimensions, cells, n, seed) => {
      const values = new Float64Array(n * dimensions);
      streams(seed).rng().fillNormals(values, 0, 1);
      const counts = countInCells({ values, dimensions }, equalCellTree({ values, dimensions }, cells));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
      // Each cut rounds by at most a half, and there are log₂(cells) of them above a cell.
      for (const count of counts) expect(Math.abs(count - n / cells)).toBeLessThanOrEqual(1.5);
    }),
  );
});

test('other draws of the same law fill the cells evenly', () => {
  const draw = (name: string): Float64Array => {
    const values = new Float64Array(40_000);
    streams(name).rng().fillNormals(values, 0, 1);
    return values;
  };
  const counts = countInCells({ values: draw('a'), dimensions: 2 }, equalCellTree({ values: draw('b'), dimensions: 2 }, 16));
  // 20,000 points in 16 cells whose own borders are as uncertain as the counts: chi-square with 15 degrees of freedom, twice;
  // its 0.99999 quantile is 50.5 (scipy 1.10.1 chi2.ppf).
  const chiSquare = counts.reduce((sum, count) => sum + ((count - 1250) * (count - 1250)) / 1250, 0);
  expect(chiSquare).toBeLessThan(2 * 50.5);
});

test('a point that is not all numbers lies in no cell, and far ones in the outer cells', () => {
  const tree = equalCellTree({ values: Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3), dimensions: 2 }, 4);
  expect([...countInCells({ values: Float64Array.of(NaN, 1, 1e300, -Infinity), dimensions: 2 }, tree)]).toEqual([0, 0, 1, 0]);
});
