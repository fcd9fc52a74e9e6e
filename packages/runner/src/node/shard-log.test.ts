import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../record.ts';
import { JournalWriter, readJournal } from './journal.ts';
import { ShardLog } from './shard-log.ts';

const outcome = (chain: number): Outcome => ({ arm: 'loop', chain, status: 'complete', generation: 1 });

function logged(): { path: string; log: ShardLog; told: Outcome[] } {
  const path = join(mkdtempSync(join(tmpdir(), 'shard-log-')), 'loop-00000.jsonl');
  const told: Outcome[] = [];
  return { path, told, log: new ShardLog(new JournalWriter(path, 0), (each) => { told.push(each); }) };
}

describe('the log of a shard', () => {
  it('tells that chains have ended when their outcomes are on the disk, and not before', () => {
    const { path, log, told } = logged();
    log.end(outcome(0));
    log.end(outcome(1));
    log.flushWhenDue();
    expect([told, readJournal(path)]).toEqual([[], []]);
    expect(log.flush()).toBe(readFileSync(path).length);
    expect(readJournal(path).map(({ entry }) => entry)).toEqual(told.map((each) => ({ outcome: each })));
    expect(told).toEqual([outcome(0), outcome(1)]);
    log.flush();
    expect(told.length).toBe(2);
    log.close();
  });

  it('has a line for every member of a generation, and none where the record is thinned', () => {
    const { path, log } = logged();
    log.rows('loop', 3, { generation: 5, rows: [{ x: 1 }, { x: NaN }] });
    log.rows('loop', 3, { generation: 6, rows: undefined });
    log.flush();
    log.close();
    const rows = readJournal(path).map(({ entry }) => entry);
    expect(rows).toEqual([0, 1].map((member) => ({ row: { arm: 'loop', chain: 3, member, generation: 5, values: { x: member === 0 ? 1 : NaN } } })));
  });
});
