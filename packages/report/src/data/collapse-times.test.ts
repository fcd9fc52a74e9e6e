import { expect, test } from 'vitest';
import { conventionalCollapse } from '@collapse-lab/runner';
import { seriesRun, soundFor } from '../testing/series-run.ts';
import { collapseTimes, FIT_FAILED } from './collapse-times.ts';

const times = (run: ReturnType<typeof seriesRun>, rule = conventionalCollapse) => collapseTimes(run, 'loop', rule).map(({ time, event }) => [time, event]);

test('a collapse is dated to the first generation beyond the bound on either side, and a blip is none', () => {
  const run = seriesRun([soundFor(4, 9), [1, 1, 3, 3, 3, 3, 1, 1, 1], [1, 0.1, 0.1, 1, 1, 1, 1, 1, 1]]);
  expect(times(run)).toEqual([[5, 'collapsed'], [3, 'collapsed'], [7, 'censored']]);
});

test('a sound chain is censored at the last generation at which a collapse could still be confirmed', () => {
  expect(times(seriesRun([soundFor(9, 9)]))).toEqual([[7, 'censored']]);
  expect(times(seriesRun([soundFor(8, 9)]))).toEqual([[7, 'censored']]);
  expect(times(seriesRun([soundFor(2, 2)]))).toEqual([[0, 'censored']]);
});

test('a fit that failed competes, dated to the last generation with a row; a collapse before it counts', () => {
  expect(times(seriesRun([soundFor(3, 5), soundFor(1, 5), soundFor(9, 9)], { ended: [0, 1] }))).toEqual([[5, FIT_FAILED], [2, 'collapsed'], [7, 'censored']]);
  expect(times(seriesRun([[], soundFor(9, 9)], { ended: [0] }))[0]).toEqual([0, FIT_FAILED]);
});

test('a chain that threw is censored where it stood: a crash is no event', () => {
  const run = seriesRun([soundFor(5, 5), soundFor(9, 9)], { ended: [0] });
  const outcomes = run.outcomes.map((outcome) => (outcome.chain === 0 ? { ...outcome, status: 'failed' as const } : outcome));
  expect(times({ ...run, outcomes })).toEqual([[3, 'censored'], [7, 'censored']]);
});

test('a chain that has not come to its end is censored where it stands, and says so', () => {
  const [, running] = collapseTimes(seriesRun([soundFor(9, 9), soundFor(5, 5)]), 'loop', conventionalCollapse);
  expect(running).toEqual({ chain: 1, time: 3, event: 'censored', unfinished: true, skipped: 0 });
});

test('with thinned records persistence counts records, and times are on their grid', () => {
  // Recorded: 1, 10, 20, 30, 40, 45.
  const run = seriesRun([soundFor(2, 6), soundFor(6, 6)], { study: { record: 10, generations: 45 } });
  expect(times(run)).toEqual([[20, 'collapsed'], [30, 'censored']]);
});

test('a value that is missing or NaN is passed over and counted; an infinite one is beyond the bound', () => {
  const run = seriesRun([[1, 0.1, NaN, 0.1, 0.1, 1], [1, 1, Infinity, Infinity, Infinity, 1]]);
  const [first, second] = collapseTimes(run, 'loop', conventionalCollapse);
  expect(first).toMatchObject({ time: 2, event: 'collapsed', skipped: 1 });
  expect(second).toMatchObject({ time: 3, event: 'collapsed', skipped: 0 });
});

test('one open side is beyond no value, and any column can tell', () => {
  const rule = { measure: 'variance', low: 0.5, persist: 1 };
  expect(times(seriesRun([[1, 9, 0.4, 1]], { column: 'variance' }), rule)).toEqual([[3, 'collapsed']]);
});

test('of several members the first to collapse decides', () => {
  const run = seriesRun([soundFor(9, 9)]);
  const fallen = soundFor(5, 9);
  const rows = run.rows.flatMap((row) => [row, { ...row, member: 1, values: row.generation === 0 ? {} : { relativeSupport: fallen[row.generation - 1]! } }]);
  expect(times({ ...run, rows })).toEqual([[6, 'collapsed']]);
});
