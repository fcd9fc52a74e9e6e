// What an executor is: a way to run the shards of studies somewhere, telling what happens as it happens.
import type { Shard } from '../../plan.ts';
import type { Study } from '../../study.ts';
import type { Greeting } from '../command-answers.ts';
import type { RunPlace } from '../run-place.ts';
import type { ChainEvent } from '../run-shard.ts';

/** One run: plain data, so that it can cross to a thread, a process or another machine. */
export interface Job extends RunPlace {
  readonly study: Study;
  /** The run's folder, absolute. */
  readonly folder: string;
  /** What the programs of its family `command` said when the study was opened: workers do not ask them again. */
  readonly greetings?: readonly Greeting[];
  /** Whether its chains that failed are run again. */
  readonly retryFailed?: boolean;
}

/** One shard of one run. */
export interface Task {
  readonly job: Job;
  readonly shard: Shard;
}

/** What happened, and in which run. */
export interface RunEvent {
  readonly folder: string;
  readonly event: ChainEvent;
}

/**
 * Runs the tasks, each shard into its own journal, in any order and number at once. Ends when all are done, or soon
 * after the signal aborts with everything saved. Throws UserError when the disk refuses.
 */
export interface Executor {
  run(tasks: readonly Task[], signal: AbortSignal): AsyncIterable<RunEvent>;
}
