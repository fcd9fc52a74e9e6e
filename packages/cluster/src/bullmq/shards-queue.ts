// The queue of shards: a job says which shard of which folder, and by which program; its id makes that nothing is in it twice.
import type { JobsOptions, QueueOptions } from 'bullmq';
import type { Environment } from '@collapse-lab/runner/node';

export const QUEUE = 'shards';
export const PREFIX = 'collapse';

/** Plain data. */
export interface ShardJob {
  /** The run's folder, absolute, where all workers see it. */
  readonly folder: string;
  /** What its plan must say. */
  readonly probe: string;
  /** Counted from 1. */
  readonly index: number;
  readonly of: number;
  /** Who made the run: a worker that is another program refuses. */
  readonly environment: Environment;
}

/** What a worker tells of a shard: how many chains have ended, or why it will not run it. */
export interface ShardProgress {
  readonly chains?: number;
  readonly refusal?: string;
}

export const jobId = (probe: string, index: number): string => `${probe}-${index}`;

/** The number of a job's shard, counted from 1. */
export const shardOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Tried again where a host refuses, as its disk may be full; kept for a week when it has failed, for its reason. */
export const JOB_OPTIONS: JobsOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 24 * 3600 },
};

export const queueOptions = (connection: QueueOptions['connection']): QueueOptions => ({ connection, prefix: PREFIX });
