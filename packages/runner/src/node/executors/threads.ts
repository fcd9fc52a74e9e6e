// The threads executor: worker threads that take shards from one queue, each writing its shard's journal itself.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Lab } from '../../contracts.ts';
import { UserError } from '../../errors.ts';
import { openStudy } from '../../open-study.ts';
import type { Shard } from '../../plan.ts';
import { Channel } from '../channel.ts';
import { nodeHost } from '../host.ts';
import { RunFolder } from '../run-folder.ts';
import { runShard, type ChainEvent } from '../run-shard.ts';
import type { Executor, Job } from './executor.ts';

type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'events'; readonly events: readonly ChainEvent[] }
  | { readonly type: 'error'; readonly user: boolean; readonly message: string; readonly stack?: string };
type ToWorker = { readonly type: 'shard'; readonly shard: Shard } | { readonly type: 'stop' };

/** `entry` is a module that calls `serveShards` with the same lab. */
export function threadsExecutor(entry: URL, workers: number): Executor {
  return {
    run(job, shards, signal) {
      const events = new Channel<ChainEvent>();
      const queue = [...shards];
      const crew = Array.from({ length: Math.min(workers, shards.length) }, () => new Worker(entry, { workerData: job }));
      let working = crew.length;
      if (working === 0) events.close();
      const stopAll = (): void => { for (const worker of crew) worker.postMessage({ type: 'stop' } satisfies ToWorker); };
      const fail = (error: unknown): void => {
        events.fail(error);
        for (const worker of crew) void worker.terminate();
      };
      signal.addEventListener('abort', stopAll, { once: true });
      for (const worker of crew) {
        worker.on('message', (message: FromWorker) => {
          if (message.type === 'events') for (const event of message.events) events.push(event);
          else if (message.type === 'error') fail(message.user ? new UserError(message.message) : Object.assign(new Error(message.message), { stack: message.stack }));
          else {
            const shard = signal.aborted ? undefined : queue.shift();
            worker.postMessage((shard ? { type: 'shard', shard } : { type: 'stop' }) satisfies ToWorker);
          }
        });
        worker.on('error', fail);
        worker.on('exit', () => {
          if (--working > 0) return;
          signal.removeEventListener('abort', stopAll);
          events.close();
        });
      }
      return events;
    },
  };
}

/** Events cross to the main thread in bundles at most this often, in milliseconds. */
const TELL_EVERY = 50;

/** The worker's side: runs the shards it is given until it is told to stop. */
export async function serveShards(lab: Lab): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveShards runs in a worker thread');
  const { study, folder, base } = workerData as Job;
  const tell = (message: FromWorker): void => { port.postMessage(message); };
  let stopping = false;
  let give: (shard: Shard | undefined) => void = () => {};
  port.on('message', (message: ToWorker) => {
    if (message.type === 'stop') stopping = true;
    give(message.type === 'shard' ? message.shard : undefined);
  });
  let bundle: ChainEvent[] = [];
  let told = 0;
  const flush = (): void => {
    if (bundle.length > 0) tell({ type: 'events', events: bundle });
    bundle = [];
    told = performance.now();
  };
  const emit = (event: ChainEvent): void => {
    bundle.push(event);
    if (event.type === 'end' || performance.now() - told > TELL_EVERY) flush();
  };
  try {
    const open = await openStudy(lab, study, nodeHost(base));
    while (!stopping) {
      const next = new Promise<Shard | undefined>((resolve) => { give = resolve; });
      tell({ type: 'ready' });
      const shard = await next;
      if (!shard) break;
      await runShard(shard, { study, open, folder: new RunFolder(folder), stopped: () => stopping, emit });
      flush();
    }
  } catch (error) {
    const { message, stack } = error as Error;
    tell({ type: 'error', user: error instanceof UserError, message, ...(stack !== undefined && { stack }) });
  }
  port.close();
}
