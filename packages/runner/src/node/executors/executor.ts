// What an executor is: a way to run the shards of a study somewhere, telling what happens as it happens.
import type { Shard } from '../../plan.ts';
import type { Study } from '../../study.ts';
import type { ChainEvent } from '../run-shard.ts';

/** The work: plain data, so that it can cross to a thread, a process or another machine. */
export interface Job {
  readonly study: Study;
  /** The run's folder, absolute. */
  readonly folder: string;
  /** What relative paths in the study are relative to. */
  readonly base: string;
}

/**
 * Runs the shards, each into its own journal, in any order and number at once. Ends when all are done, or soon after
 * the signal aborts with everything saved. Throws UserError when the disk refuses.
 */
export interface Executor {
  run(job: Job, shards: readonly Shard[], signal: AbortSignal): AsyncIterable<ChainEvent>;
}
