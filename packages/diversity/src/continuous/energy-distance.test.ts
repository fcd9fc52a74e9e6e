import type { Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { energyDistance, energyStatistic } from './energy-distance.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

const line = (values: readonly number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });
const diagonal = (values: readonly number[]): Points => ({ values: Float64Array.from(values.flatMap((x) => [0.6 * x, 0.8 * x])), dimensions: 2 });

it('is 2 E|X − Y| − E|X − X′| − E|Y − Y′|', () => {
  // 0, 2 against 1: 2 · 1 − 1 − 0.
  expect(energyStatistic(line([0, 2]), line([1]))).toBe(1);
  expect(energyDistance(line([0, 2]), line([1]))).toBe(1);
});

it('is the same by sorting on the line and by all pairs in the plane', () => {
  fc.assert(
    fc.property(anySample, anySample, (x, y) => {
      expect(energyStatistic(line(x), line(y))).toBeCloseTo(energyStatistic(diagonal(x), diagonal(y)), 10);
    }),
  );
});

it('is 0 for equal laws and NaN where a sample is empty', () => {
  expect(energyDistance(line([1, 5]), line([5, 1, 5, 1]))).toBe(0);
  expect(energyDistance(line([]), line([1]))).toBeNaN();
});
