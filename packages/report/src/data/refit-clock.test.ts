// Times on the refit clock, the floor, lost groups and the words of a comparison, on rows that are written down.
import type { JournalRow, Row, RunRecord, Study } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { collapseStatistics } from './collapse-statistics.ts';
import { comparisonInWords } from './comparison-words.ts';
import { groupLosses } from './group-losses.ts';
import { noiseFloorOf } from './noise-floor.ts';

/** A run of 30 recorded generations whose chain c collapses at `times[c]`, with a clock of `tick` a generation where there is one. */
function runOf(times: readonly number[], tick: number | undefined, study: Partial<Study> = {}, more: (t: number) => Row = () => ({})): RunRecord {
  const run = mixtureRun({ generations: 30, record: 1, chains: times.length, control: 0, ...study });
  const rows = times.flatMap((time, chain) =>
    Array.from({ length: 30 }, (_, i): JournalRow => {
      const t = i + 1;
      return { arm: 'loop', chain, member: 0, generation: t, values: { relativeSupport: t < time ? 1 : 0.1, ...(tick !== undefined && { refitClock: tick * t }), ...more(t) } };
    }),
  );
  return { ...run, rows };
}

const onClock = (run: RunRecord) => collapseStatistics(run).loop!.onClock;

test('τ at collapse is the clock of each chain at its own time', () => {
  expect(onClock(runOf([4, 6, 20], 0.01))!.median.estimate).toBeCloseTo(0.06, 15);
  expect(onClock(runOf([4, 6, 20], undefined))).toBeUndefined();
});

test('the noise floor is the spread between real samples', () => {
  const floor = [0.97, 1.01, 1.02].flatMap((value, chain) => [1, 2].map((generation): JournalRow => ({ arm: 'floor', chain, member: 0, generation, values: { relativeSupport: generation === 1 ? 1 : value } })));
  const run = runOf([4], 0.01);
  expect(noiseFloorOf({ ...run, rows: [...run.rows, ...floor] }, 'relativeSupport')).toEqual({ generation: 2, median: 1.01, low: 0.97, high: 1.02, count: 3, band: 'min–max' });
  expect(noiseFloorOf(run, 'relativeSupport')).toBeUndefined();
});

test('a group is lost from where a tenth of its share is left and stays so', () => {
  const groups = groupLosses(runOf([40, 40], 0.01, {}, (t) => ({ groupMass1: 0.5, groupKept1: 1, groupMass2: 0.01, groupKept2: t < 12 ? 0.5 : 0.05 })));
  expect(groups.map(({ group, time }) => [group, time.collapsed, time.sound.median.estimate])).toEqual([[1, 0, NaN], [2, 2, 12]]);
  expect(groupLosses(runOf([4], 0.01))).toEqual([]);
});

describe('a comparison in words', () => {
  const slow = (changes: Partial<Study> = {}): RunRecord => runOf([20, 22, 24, 25, 26, 27, 28, 28], 0.001, { name: 'slow', title: 'Slow', ...changes });
  const fast = runOf([3, 4, 5, 6, 7, 8, 9, 10], 0.1, { title: 'Fast' });

  test('says who collapses first, with limits, whether the clock agrees, what differs and by which test', () => {
    const words = comparisonInWords([fast, slow({ policy: { kind: 'accumulate' } })])!;
    expect(words).toContain('First, by the median time over chains, collapses Fast at generation 6.5 (95\u00a0%: 3–9), then Slow at generation 25.5 (95\u00a0%: from 20 on).');
    // 0.1 a generation against 0.001: Slow is first on the clock.
    expect(words).toContain('the order is another: Fast at τ = 0.65; Slow at τ = 0.0255.');
    expect(words).toContain('They differ in policy.');
    // Of 2⁸ swaps within pairs none and all are as far apart: 2/256.
    expect(words).toContain('Against Fast, by swaps of log-rank scores within pairs of one seed: Slow p = 0.0078.');
  });

  test('says how many chains are wanting, and where the clock is not known', () => {
    const words = comparisonInWords([fast, runOf([12, 13], undefined, { name: 'blind', title: 'Blind' })])!;
    expect(words).toContain('Effective p unknown, so no clock: Blind.');
    expect(words).toContain('no p-value. Where an arm has fewer than 8 chains there is none: it would take');
  });

  test('says how finely times are known, and who has not collapsed', () => {
    const words = comparisonInWords([runOf([3, 3, 3], 0.1, { title: 'Thin', record: 10 }), runOf([99, 99, 99], 0.1, { name: 'sound', title: 'Sound' })])!;
    expect(words).toContain('Half of the chains have collapsed in one run only: Thin at generation 3');
    expect(words).toContain('known to the nearest 10 generations');
    expect(words).toContain('Not by half: Sound (0 of 3 collapsed by generation 28).');
  });
});
