import { expect, test } from 'vitest';
import type { JournalRow, RunRecord } from '@collapse-lab/runner';
import { mixtureRun } from '../testing/records.ts';
import { decileBand, isConstant, isSettled, lastSpread, spreadAt, trackOf } from './track.ts';

const row = (chain: number, generation: number, value: number): JournalRow => ({ arm: 'loop', chain, member: 0, generation, values: { v: value } });
const withRows = (rows: readonly JournalRow[]): RunRecord => ({ ...mixtureRun({ chains: 0, control: 0 }), rows });

test('below ten chains the band is the range', () => {
  const track = trackOf(withRows([1, 2, 9].map((value, chain) => row(chain, 1, value))), 'loop', 'v');
  expect(track).toMatchObject({ generations: [1], median: [2], low: [1], high: [9], counts: [3], chains: 3, band: 'min–max' });
});

test('from ten chains on the band is the quantiles of type 7 at 0.1 and 0.9', () => {
  // Of 0 … 10: position (11 − 1)p, so 1 and 9.
  const track = trackOf(withRows(Array.from({ length: 11 }, (_, chain) => row(chain, 1, 10 - chain))), 'loop', 'v');
  expect(track).toMatchObject({ median: [5], low: [1], high: [9], band: decileBand });
});

test('one chain has no band', () => {
  expect(trackOf(withRows([row(0, 1, 4)]), 'loop', 'v')?.band).toBe('none');
});

test('NaN is counted but stands in no median; infinities are ordered like numbers', () => {
  const track = trackOf(withRows([row(0, 1, NaN), row(1, 1, 2), row(2, 1, Infinity), row(3, 1, 3)]), 'loop', 'v');
  expect(track).toMatchObject({ median: [3], low: [2], high: [Infinity], counts: [3], chains: 4, notFinite: 2 });
});

test('a generation that only some chains reached stands on those', () => {
  const track = trackOf(withRows([row(0, 1, 1), row(0, 5, 2), row(1, 1, 3)]), 'loop', 'v');
  expect(track).toMatchObject({ generations: [1, 5], median: [2, 2], counts: [2, 1] });
  expect(lastSpread(track)).toEqual({ generation: 5, median: 2, low: 2, high: 2, count: 1 });
  expect(spreadAt(track, 2)).toBeUndefined();
});

test('a column that no row has is no track', () => {
  expect(trackOf(withRows([row(0, 1, 1)]), 'loop', 'other')).toBeUndefined();
  expect(trackOf(withRows([row(0, 1, 1)]), 'control', 'v')).toBeUndefined();
});

test('constant is one number throughout, settled is one from generation 2 on', () => {
  const jump = trackOf(withRows([row(0, 0, 1), row(0, 2, 0), row(0, 3, 0)]), 'loop', 'v')!;
  expect([isConstant(jump), isSettled(jump)]).toEqual([false, true]);
  const still = trackOf(withRows([row(0, 0, 1), row(0, 1, 1)]), 'loop', 'v')!;
  expect([isConstant(still), isSettled(still)]).toEqual([true, false]);
  const notANumber = trackOf(withRows([row(0, 0, 1), row(1, 0, NaN)]), 'loop', 'v')!;
  expect(isConstant(notANumber)).toBe(false);
});
