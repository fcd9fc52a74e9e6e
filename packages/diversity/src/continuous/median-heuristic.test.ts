import { expect, it } from 'vitest';
import { medianHeuristic } from './median-heuristic.ts';

it('is the median distance of all pairs in both samples', () => {
  // 0, 1, 5, 7: distances 1, 2, 4, 5, 6, 7.
  expect(medianHeuristic({ values: Float64Array.of(0, 5), dimensions: 1 }, { values: Float64Array.of(1, 7), dimensions: 1 })).toBe(4.5);
});

it('is NaN below two points', () => {
  expect(medianHeuristic({ values: Float64Array.of(0), dimensions: 1 }, { values: new Float64Array(), dimensions: 1 })).toBeNaN();
});
