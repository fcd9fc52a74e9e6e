// What a user asks of sbatch, and what nobody but this package may.
import { UserError } from '@collapse-lab/runner';

/** How sbatch is asked; kept for `resume`. */
export interface SlurmOptions {
  readonly partition?: string;
  /** Tasks of an array that run at once, at most; as many as the cluster lets when absent. */
  readonly atOnce?: number;
  /** More words for sbatch: `--time=2:00:00`. */
  readonly sbatch?: readonly string[];
  readonly allowDrift?: boolean;
}

/** Options by which a job would not be the shards that it was counted for, or sbatch not say which job it took. */
const OWN = ['array', 'chdir', 'kill-on-invalid-dep', 'no-requeue', 'open-mode', 'output', 'parsable', 'requeue', 'signal', 'test-only', 'wait', 'wrap'];
const OWN_LETTERS = 'aDoW';

/** Throws UserError where a word is no option of sbatch's, or one that is set here; the beginning of a long name stands for it, as sbatch has it. */
export function checkSbatch({ sbatch = [] }: SlurmOptions): void {
  for (const word of sbatch) {
    const [, long, letter] = /^(?:--([a-z][a-z-]*)(?:=.*)?|-([A-Za-z]).*)$/s.exec(word) ?? [];
    if (long === undefined && letter === undefined) throw new UserError(`--sbatch must be one option of sbatch's, but got ${word}; write --sbatch=--time=2:00:00`);
    if (long === undefined ? !OWN_LETTERS.includes(letter!) : !OWN.some((own) => own.startsWith(long))) continue;
    const way = /^(--ar|-a)/.test(word) ? '--at-once 50 limits how many of its tasks run at once' : 'leave it out';
    throw new UserError(`--sbatch must be an option that is not set for the shards already, but got ${word}; ${way}`);
  }
}
