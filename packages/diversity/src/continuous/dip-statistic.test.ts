import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dipStatistic } from './dip-statistic.ts';

// On a coarse grid, so that values tie.
const anySample = fc.array(fc.integer({ min: -40, max: 40 }).map((x) => x / 4), { minLength: 1, maxLength: 25 });

it('is least for evenly spaced values and a quarter for two equal heaps far apart', () => {
  expect(dipStatistic([1, 2, 3, 4, 5, 6])).toBeCloseTo(1 / 12, 14);
  expect(dipStatistic([0, 0, 0, 1000, 1000, 1000])).toBeCloseTo(1 / 4, 14);
});

it('is between 1 / 2n and ¼, and does not see scale, place and direction', () => {
  fc.assert(
    fc.property(anySample, (sample) => {
      const dip = dipStatistic(sample);
      expect(dip).toBeGreaterThanOrEqual(1 / (2 * sample.length));
      expect(dip).toBeLessThanOrEqual(Math.max(0.25, 1 / (2 * sample.length)) + 1e-12);
      expect(dipStatistic(sample.map((x) => 5 - 4 * x))).toBeCloseTo(dip, 12);
    }),
  );
});

it('is 1 / 2n for equal values and NaN without values', () => {
  expect(dipStatistic([3, 3, 3, 3])).toBe(1 / 8);
  expect(dipStatistic([])).toBeNaN();
});
