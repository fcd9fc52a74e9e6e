import { expect, test } from 'vitest';
import type { RunRecord } from '@collapse-lab/runner';
import { seriesRun } from '../testing/series-run.ts';
import { chainSeries } from './chain-series.ts';

test('a chain has its recorded generations, and NaN where a row lacks the column', () => {
  const run = seriesRun([[1, NaN, 0.5], [2]], { control: [[3]] });
  expect(chainSeries(run, 'loop', 'relativeSupport')).toEqual([
    { chain: 0, generations: [0, 1, 2, 3], members: [[NaN, 1, NaN, 0.5]] },
    { chain: 1, generations: [0, 1], members: [[NaN, 2]] },
  ]);
  expect(chainSeries(run, 'control', 'relativeSupport')).toEqual([{ chain: 0, generations: [0, 1], members: [[NaN, 3]] }]);
});

test('members of a chain stand side by side', () => {
  const run = seriesRun([[1, 2]]);
  const rows = run.rows.flatMap((row) => [row, { ...row, member: 1, values: { relativeSupport: 10 * row.generation } }]);
  expect(chainSeries({ ...run, rows }, 'loop', 'relativeSupport')[0]!.members).toEqual([[NaN, 1, 2], [0, 10, 20]]);
});

test('a chain that failed before its first row is there, without generations', () => {
  const outcomes: RunRecord['outcomes'] = [{ arm: 'loop', chain: 3, status: 'failed', generation: -1 }];
  expect(chainSeries({ ...seriesRun([]), outcomes }, 'loop', 'relativeSupport')).toEqual([{ chain: 3, generations: [], members: [] }]);
});
