import { expect, it } from 'vitest';
import { cellsOver, histogram } from './histogram.ts';

it('counts by equally wide cells, outliers at the ends', () => {
  expect([...histogram([0, 0.9, 1, 2.5, 4, -7, 9], { low: 0, high: 4, count: 4 })]).toEqual([3, 1, 1, 2]);
});

it('puts a value on a border into the cell above, whatever the division says', () => {
  // 0.3 / 0.1 rounds to 2.9999999999999996.
  expect([...histogram([0.1 * 3, 0.3], { low: 0, high: 1, count: 10 })]).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
});

it('spans a sample', () => {
  expect(cellsOver([3, -1, 2], 5)).toEqual({ low: -1, high: 3, count: 5 });
});
