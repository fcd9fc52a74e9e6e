// What becomes of a record that cannot be used: an error that names its place, or with --skip-bad a count.
import { UserError } from '@collapse-lab/runner';

/** Records that were left out for one reason. */
export interface Skipped {
  readonly reason: string;
  readonly count: number;
  /** The first of them, with its place. */
  readonly first: string;
}

/** Counts records that cannot be used, or throws at the first where nothing may be left out. */
export class Skips {
  private readonly allowed: boolean;
  private readonly byReason = new Map<string, { count: number; first: string }>();

  constructor(allowed: boolean) {
    this.allowed = allowed;
  }

  /** A record is left out; throws UserError where that is not allowed. `message` says what must hold and what was found. */
  bad(reason: string, message: string): void {
    if (!this.allowed) throw new UserError(`${message}; mend it, or leave such records out with --skip-bad`);
    const known = this.byReason.get(reason);
    if (known) known.count++;
    else this.byReason.set(reason, { count: 1, first: message });
  }

  /** What was left out, the commonest reason first. */
  get all(): Skipped[] {
    return [...this.byReason].map(([reason, { count, first }]) => ({ reason, count, first })).sort((a, b) => b.count - a.count);
  }
}
