import type { Points } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { precisionRecall } from './precision-recall.ts';

const line = (...values: number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });

it('counts points in each other’s balls', () => {
  // Radii at k = 1: real 1, 1, 8; fake 0.5, 0.5, 87.5. Of the fakes 0.5 is inside the balls of 0 and 1, and 1 inside that of 1, borders excluded; of the
  // reals 1 is inside the ball of 1, and 9 inside that of 88.5.
  const { precision, recall, density, coverage } = precisionRecall(line(0, 1, 9), line(0.5, 1, 88.5), 1);
  expect(precision).toBe(2 / 3);
  expect(recall).toBe(2 / 3);
  expect(density).toBe(3 / 3);
  expect(coverage).toBe(2 / 3);
});

it('is 1 for a sample against itself, and 0 for what lies elsewhere', () => {
  const real = line(0, 1, 2.5, 4, 6);
  expect(precisionRecall(real, real, 2)).toMatchObject({ precision: 1, recall: 1, coverage: 1 });
  expect(precisionRecall(real, line(1000, 1001, 1002), 1)).toEqual({ precision: 0, recall: 0, density: 0, coverage: 0 });
});

it('is NaN where a sample is empty', () => {
  expect(precisionRecall(line(1, 2), line(), 1).precision).toBeNaN();
  expect(precisionRecall(line(), line(1, 2), 1).coverage).toBeNaN();
});
