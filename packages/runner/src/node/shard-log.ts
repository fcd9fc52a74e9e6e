// A shard's journal while its chains run: lines reach the disk by time, not by chain, as a chain may take less than a
// write to the disk does. What has ended is told when its outcome is on the disk, and not before.
import type { Arm, Outcome } from '../record.ts';
import type { Step } from '../open-study.ts';
import type { JournalWriter } from './journal.ts';
import { Pace } from './pace.ts';

/** Lines reach the disk at least this often, in milliseconds. */
const FLUSH_EVERY = 250;

export class ShardLog {
  private readonly journal: JournalWriter;
  private readonly tellEnd: (outcome: Outcome) => void;
  private readonly pace = new Pace(FLUSH_EVERY);
  private ended: Outcome[] = [];

  constructor(journal: JournalWriter, tellEnd: (outcome: Outcome) => void) {
    this.journal = journal;
    this.tellEnd = tellEnd;
  }

  rows(arm: Arm, chain: number, { generation, rows = [] }: Pick<Step, 'generation' | 'rows'>): void {
    rows.forEach((values, member) => { this.journal.append({ row: { arm, chain, member, generation, values } }); });
  }

  end(outcome: Outcome): void {
    this.journal.append({ outcome });
    this.ended.push(outcome);
  }

  /** Writes everything and returns the journal's length in bytes. */
  flush(): number {
    const length = this.journal.flush();
    for (const outcome of this.ended.splice(0)) this.tellEnd(outcome);
    return length;
  }

  flushWhenDue(): void {
    if (this.pace.due()) this.flush();
  }

  close(): void {
    this.journal.close();
  }
}
