import { expect, test } from 'vitest';
import { histogramDensity } from './histogram-density.ts';

test('is the share of a bin by its width, and the last bin holds its right border', () => {
  const grid = Float64Array.of(0, 1, 2, 3, 4);
  // Bins [0, 2) and [2, 4]: 1 and 3 of 5 values (one lies outside), each of width 2.
  const density = histogramDensity(Float64Array.of(0.5, 2, 3, 4, 99), grid, 2);
  expect([...density]).toEqual([0.1, 0.1, 0.3, 0.3, 0.3]);
});
