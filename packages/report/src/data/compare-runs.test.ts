import { expect, test } from 'vitest';
import type { RunRecord, Study } from '@collapse-lab/runner';
import { logRankTest, pairedTimesTest } from '@collapse-lab/statistics';
import { streams } from '@collapse-lab/numeric';
import { seriesRun, soundFor } from '../testing/series-run.ts';
import { collapseStatistics } from './collapse-statistics.ts';
import { compareCollapse } from './compare-runs.ts';

const LENGTH = 40;
const early = [2, 4, 5, 7, 9, 11, 12, 15, 18, 20];
const late = [8, 9, 13, 14, 20, 21, 25, 30, 40, 40];
const runOf = (lengths: readonly number[], name: string, study: Partial<Study> = {}): RunRecord =>
  seriesRun(lengths.map((n) => soundFor(n, LENGTH)), { study: { name, ...study } });
const close = (value: number): number => expect.closeTo(value, 10) as number;

test('runs of one seed are pairs: swaps of log-rank scores, and the difference of mean times up to the common horizon', () => {
  const [first, other] = [runOf(early, 'a'), runOf(late, 'b')];
  const comparison = compareCollapse([first, other])!;
  const [, compared] = comparison.runs;
  const times = [other, first].map((run) => collapseStatistics(run).loop!.times);
  const { test: expected } = pairedTimesTest(times[0]!, times[1]!, { seeds: 'common', scores: 'log-rank', resamples: 1, rng: streams(1).rng() });
  expect(comparison).toMatchObject({ horizon: 38, tests: 1, sameRule: true, sameRecord: true });
  expect(compared!.against).toMatchObject({ seeds: 'common', pairs: 10, unpaired: 0, test: expected });
  // R 4.2.2: mean(pmin(late + 1, 38)) - mean(early + 1), as a chain is dated to the first generation after its last sound one.
  expect(compared!.against).toMatchObject({ time: { pairs: 10, mean: close(11.1), interval: { level: 0.95, resamples: 2000 } } });
  expect(compared!.adjusted).toBe(expected.kind === 'test' ? expected.p : NaN);
});

test('runs of different seeds are independent arms: the log-rank test and no pairs', () => {
  const [first, other] = [runOf(early, 'a'), runOf(late, 'b', { seed: 'other' })];
  const [, compared] = compareCollapse([first, other])!.runs;
  const { test: expected } = logRankTest([other, first].map((run) => collapseStatistics(run).loop!.times), { seeds: 'independent' });
  expect(compared!.against).toEqual({ seeds: 'independent', chains: [10, 10], test: expected });
});

test('a run that ends early takes nothing from what two longer ones can tell of each other', () => {
  const [first, other] = [runOf(early, 'a'), runOf(late, 'b')];
  const short = seriesRun(early.map((n) => soundFor(n, 4)), { study: { name: 'short', generations: 4 } });
  const [alone, beside] = [compareCollapse([first, other])!, compareCollapse([first, other, short])!];
  expect(beside.horizon).toBe(2);
  expect(beside.runs[1]!.against).toEqual(alone.runs[1]!.against);
  expect(beside.runs[2]!.against).toMatchObject({ horizon: 2 });
});

test('several tests are corrected by Holm', () => {
  const comparison = compareCollapse([runOf(early, 'a'), runOf(late, 'b'), runOf(early.toReversed(), 'c')])!;
  const p = comparison.runs.map(({ against }) => (against?.test.kind === 'test' ? against.test.p : NaN));
  const [, second, third] = comparison.runs;
  expect(comparison.tests).toBe(2);
  expect([second!.adjusted, third!.adjusted]).toEqual([close(Math.min(1, 2 * p[1]!)), close(Math.max(2 * p[1]!, p[2]!))]);
});

test('below eight chains an arm there is no p-value, but how many chains it would take and for what', () => {
  const comparison = compareCollapse([runOf(early.slice(0, 7), 'a'), runOf(late, 'b', { seed: 2 }), runOf(late, 'c')])!;
  for (const { against } of comparison.runs.slice(1)) expect(against!.test).toEqual({ kind: 'too-few', have: 7, need: 8 });
  expect(comparison.tests).toBe(0);
  // Schoenfeld 1981: 4 (1.959964 + 0.841621)² / ln² 2 = 65.35 events; 15 of the 17 chains collapse, so 65.35 / (2 · 15 / 17) = 37.03 an arm.
  expect(comparison.runs[1]!.against!.needed).toEqual({ chainsPerArm: 38, hazardRatio: 2, power: 0.8, alpha: 0.05, eventShare: 15 / 17 });
  expect(comparison.runs.every(({ adjusted }) => adjusted === undefined)).toBe(true);
});

test('chains without a partner, or that have not come to the horizon, stand in no pair', () => {
  const first = runOf(early, 'a');
  // Chain 9 was stopped from outside while sound at generation 6, chain 8 has not begun.
  const other = seriesRun([...late.slice(0, 8).map((n) => soundFor(n, LENGTH))], { study: { name: 'b', chains: 10 } });
  const running = { ...seriesRun([soundFor(6, 6)]).rows[0]!, chain: 9 };
  const rows = [...other.rows, ...[1, 1, 1, 1, 1, 1].map((value, i) => ({ ...running, generation: i + 1, values: { relativeSupport: value } }))];
  const [, compared] = compareCollapse([first, { ...other, rows }])!.runs;
  expect(compared!.against).toMatchObject({ pairs: 8, unpaired: 3, time: { pairs: 8 } });
  expect(compared!.against).not.toHaveProperty('time.interval');
});

test('the measure is compared at the last generation that both have recorded', () => {
  const [a, b] = [seriesRun([[1, 0.9, 0.8], [1, 0.7, 0.6]]), seriesRun([[1, 0.5], [1, 0.6]], { study: { name: 'b' } })];
  const [, compared] = compareCollapse([a, b])!.runs;
  expect(compared!.against).toMatchObject({ value: { column: 'relativeSupport', generation: 2, pairs: 2, mean: close(-0.25), correlation: close(-1), pairingWorth: close(0.025 / 0.045) } });
});

test('runs by different rules or with different records are compared, and it is said', () => {
  const other = runOf(late, 'b', { collapse: { measure: 'relativeSupport', low: 0.3, persist: 1 } });
  expect(compareCollapse([runOf(early, 'a'), other])).toMatchObject({ sameRule: false, sameRecord: true, horizon: 38 });
});

test('there is nothing to compare where fewer than two runs have their measure', () => {
  expect(compareCollapse([runOf(early, 'a')])).toBeUndefined();
  expect(compareCollapse([runOf(early, 'a'), seriesRun([[1]], { column: 'variance' })])).toBeUndefined();
  expect(compareCollapse([])).toBeUndefined();
});
