// The threads executor: worker threads that take tasks from one queue, each writing its shard's journal itself.
import { parentPort, Worker } from 'node:worker_threads';
import type { Lab } from '../../domain.ts';
import { UserError } from '../../errors.ts';
import { Channel } from '../channel.ts';
import type { Executor, RunEvent, Task } from './executor.ts';
import { TaskRunner } from './task-runner.ts';

type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'done' }
  | { readonly type: 'events'; readonly events: readonly RunEvent[] }
  | { readonly type: 'error'; readonly user: boolean; readonly message: string; readonly stack?: string };
type ToWorker = { readonly type: 'task'; readonly task: Task } | { readonly type: 'stop' };

/** `entry` is a module that calls `serveTasks` with the same lab. */
export function threadsExecutor(entry: URL, workers: number): Executor {
  return {
    run(tasks, signal) {
      const events = new Channel<RunEvent>();
      const queue = [...tasks];
      const crew = Array.from({ length: signal.aborted ? 0 : Math.min(workers, tasks.length) }, () => new Worker(entry));
      const send = (worker: Worker, message: ToWorker): void => { worker.postMessage(message); };
      const stopAll = (): void => { for (const worker of crew) send(worker, { type: 'stop' }); };
      let failure: unknown;
      const fail = (error: unknown): void => {
        failure ??= error;
        queue.length = 0;
        // The others stop as on a signal, with what they have done saved.
        stopAll();
      };
      let working = crew.length;
      const busy = new Set<Worker>();
      const onExit = (worker: Worker): void => {
        if (busy.has(worker)) fail(new Error('a worker thread ended in the middle of a shard'));
        if (--working > 0) return;
        signal.removeEventListener('abort', stopAll);
        if (failure === undefined) events.close();
        else events.fail(failure);
      };
      if (working === 0) events.close();
      signal.addEventListener('abort', stopAll, { once: true });
      for (const worker of crew) {
        worker.on('message', (message: FromWorker) => {
          if (message.type === 'done') busy.delete(worker);
          else if (message.type === 'events') for (const event of message.events) events.push(event);
          else if (message.type === 'error') {
            busy.delete(worker);
            fail(toError(message));
          }
          else {
            const task = signal.aborted ? undefined : queue.shift();
            busy.delete(worker);
            if (task) busy.add(worker);
            send(worker, task ? { type: 'task', task } : { type: 'stop' });
          }
        });
        worker.on('error', fail);
        worker.on('exit', () => { onExit(worker); });
      }
      return events;
    },
  };
}

function toError({ user, message, stack }: Extract<FromWorker, { type: 'error' }>): Error {
  return user ? new UserError(message) : Object.assign(new Error(message), { stack });
}

/** Events cross to the main thread in bundles at most this often, in milliseconds. */
const TELL_EVERY = 50;

/** The worker's side: runs the tasks it is given until it is told to stop. */
export async function serveTasks(lab: Lab): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread');
  const send = (message: FromWorker): void => { port.postMessage(message); };
  let stopping = false;
  let give: (task: Task | undefined) => void = () => undefined;
  port.on('message', (message: ToWorker) => {
    if (message.type === 'stop') stopping = true;
    give(message.type === 'task' ? message.task : undefined);
  });
  let bundle: RunEvent[] = [];
  let told = 0;
  const flush = (): void => {
    if (bundle.length > 0) send({ type: 'events', events: bundle });
    bundle = [];
    told = performance.now();
  };
  const tell = (event: RunEvent): void => {
    bundle.push(event);
    // Ends come together, as the disk took them together.
    if (event.event.type === 'end') queueMicrotask(flush);
    else if (performance.now() - told > TELL_EVERY) flush();
  };
  try {
    const runner = new TaskRunner(lab);
    while (!stopping) {
      const next = new Promise<Task | undefined>((resolve) => { give = resolve; });
      send({ type: 'ready' });
      const task = await next;
      if (!task) break;
      await runner.run(task, () => stopping, tell);
      flush();
    }
    send({ type: 'done' });
  } catch (error) {
    const { message, stack } = error as Error;
    send({ type: 'error', user: error instanceof UserError, message, ...(stack !== undefined && { stack }) });
  }
  port.close();
}
