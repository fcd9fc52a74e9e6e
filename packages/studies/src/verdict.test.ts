import type { RunRecord } from '@collapse-lab/runner';
import { expect, it } from 'vitest';
import { standardErrors } from './expectation.ts';
import { column, meanOf } from './observe.ts';
import type { PublishedSystem } from './system.ts';
import { verdictOn } from './verdict.ts';

/** A system that expects 1 of a column at some generations. */
const expecting = (name: string, checkedAt: readonly number[]): PublishedSystem => ({
  id: 'one', rows: ['1'], claim: '', source: '', cost: 'S', quick: [], mustBreak: [],
  expect: ([run]) => [{ what: name, points: meanOf(run!, column(name)), predicted: () => 1, checkedAt, tolerance: standardErrors(4) }],
});

/** Two chains that record every second of five generations, of which the second chain does not reach the last two. */
const run = {
  study: { chains: 2, generations: 5, record: 2 },
  columns: [{ name: 'a', summary: '' }],
  rows: [[0, 1], [0, 2], [0, 4], [0, 5], [1, 1], [1, 2]].map(([chain, generation]) => ({ arm: 'loop', chain, member: 0, generation, values: { a: 1 } })),
} as unknown as RunRecord;

it('fails what a loop lost', async () => {
  expect(await verdictOn(expecting('a', [1, 2]), [run])).toMatchObject({ holds: true });
  expect(await verdictOn(expecting('a', [1, 5]), [run])).toMatchObject({ holds: false });
  const none = { ...run, rows: run.rows.map((row) => ({ ...row, values: { a: NaN } })) };
  expect(await verdictOn(expecting('a', [1]), [none])).toMatchObject({ holds: false });
});

it('is no verdict on what was never measured', async () => {
  await expect(verdictOn(expecting('b', [1]), [run])).rejects.toThrow('columns must have b for what one checks, but got a; leave model and measures as they are');
  await expect(verdictOn(expecting('a', [1, 3]), [run])).rejects.toThrow('generation 3 must be recorded for what one checks, but got record=2 and generations=5; leave them as they are');
});
