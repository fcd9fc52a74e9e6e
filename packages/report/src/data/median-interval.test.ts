import { streams } from '@collapse-lab/numeric';
import { bootstrapInterval, median } from '@collapse-lab/statistics';
import { expect, test } from 'vitest';
import { seriesRun } from '../testing/series-run.ts';
import { CHAINS_FOR_AN_INTERVAL, medianInterval } from './median-interval.ts';

const values = [3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 9.7, 9.3];
const run = seriesRun(values.map((value) => [value]));

test('is the BCa interval of the median over chains, from the study’s seed', () => {
  const rng = streams(run.study.seed).fork('report').fork('median').fork('loop').fork('column-relativeSupport').rng();
  const { low, high } = bootstrapInterval(values, median, { level: 0.95, resamples: 2000, rng });
  expect(medianInterval(run, 'loop', 'relativeSupport', 1)).toEqual({ low, high, level: 0.95, resamples: 2000, chains: 11 });
});

test('is the same whenever the same run is read again', () => {
  const read = () => medianInterval(seriesRun(values.map((value) => [value])), 'loop', 'relativeSupport', 1);
  expect(read()).toEqual(read());
});

test('there is none below ten chains with a value, and none where there is no such generation', () => {
  expect(CHAINS_FOR_AN_INTERVAL).toBe(10);
  const few = seriesRun([...values.slice(0, 9), NaN, NaN].map((value) => [value]));
  expect(medianInterval(few, 'loop', 'relativeSupport', 1)).toBeUndefined();
  expect(medianInterval(run, 'loop', 'relativeSupport', 2)).toBeUndefined();
  expect(medianInterval(run, 'control', 'relativeSupport', 1)).toBeUndefined();
});

test('is one number where all are equal', () => {
  expect(medianInterval(seriesRun(values.map(() => [7])), 'loop', 'relativeSupport', 1)).toMatchObject({ low: 7, high: 7 });
});

test('members of a chain are drawn together', () => {
  const rows = run.rows.flatMap((row) => [row, { ...row, member: 1 }]);
  const twice = medianInterval({ ...run, rows }, 'loop', 'relativeSupport', 1);
  expect(twice).toMatchObject({ chains: 11 });
  // Every value twice has the median of every value once, resample by resample.
  expect(twice).toEqual(medianInterval(run, 'loop', 'relativeSupport', 1));
});
