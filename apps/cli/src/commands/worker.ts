// collapse worker: takes shards from Redis until it is stopped.
import { availableParallelism } from 'node:os';
import { serveShards } from '@collapse-lab/cluster/bullmq';
import { stopOnSignal } from '../execute.ts';
import { programCommand } from '../program-command.ts';
import { secretly } from './redis.ts';

export interface WorkerCommandOptions {
  readonly redis: string;
  readonly workers?: number;
  readonly lock: number;
}

export async function worker({ redis, workers = availableParallelism(), lock }: WorkerCommandOptions): Promise<number> {
  const stop = stopOnSignal('stopping; shards that are under way are saved and go back into the queue');
  const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
  try {
    await serveShards({ url: secretly(redis), workers, lockSeconds: lock, command: programCommand(), signal: stop.signal, tell });
    return 0;
  } finally {
    stop.dispose();
    // Where Redis is away, BullMQ goes on trying, and nothing else is left to wait for.
    setTimeout(() => process.exit(), 1000).unref();
  }
}
