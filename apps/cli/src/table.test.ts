import { expect, test } from 'vitest';
import { formatSummary } from './table.ts';

test('a run without a control says so, and counts no chains of it', () => {
  const chains = (planned: number) => ({ planned, complete: planned, ended: 0, failed: 0 });
  const linesOf = (control: number): string[] => formatSummary({ study: 'a', title: 'A', folder: '/a', generation: 1, loop: chains(2), control: chains(control), columns: [] }).split('\n');
  expect([linesOf(0)[1], linesOf(1)[1]]).toEqual(['2 of 2 chains complete; no control', '2 of 2 chains complete; control: 1 of 1 chain complete']);
});
