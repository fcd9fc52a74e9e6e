// A worker: takes shards from the queue and runs the task of each as a process of its own, so that chains that compute for minutes leave
// this process free to say that it is alive.
import { spawn, type ChildProcess } from 'node:child_process';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { drift, environment } from '@collapse-lab/runner/node';
import { UserError } from '@collapse-lab/runner';
import { WaitingError, Worker, type Job } from 'bullmq';
import { isCancelled } from '../cancelled.ts';
import { ClusterFolder } from '../cluster-folder.ts';
import { checkRedis, closed, connection, shown } from './connection.ts';
import { PREFIX, QUEUE, shardOf, type ShardJob, type ShardProgress } from './shards-queue.ts';

export interface WorkerOptions {
  readonly url: string;
  /** Tasks at once. */
  readonly workers: number;
  /** Node and the program, absolute. */
  readonly command: readonly string[];
  /** A worker that has not been heard of for so long has lost its shards to others. */
  readonly lockSeconds: number;
  /** Ends it: tasks save, and their shards go back into the queue. */
  readonly signal: AbortSignal;
  /** Hears a line about whatever happens. */
  readonly tell: (line: string) => void;
}

/** A worker killed twice or ten times in a shard is no fault of the shard. */
const MOST_STALLS = 100;

/** Serves until the signal. Throws UserError where Redis does not answer, or the queue has runs of another program. */
export async function serveShards(options: WorkerOptions): Promise<void> {
  const { url, workers, lockSeconds, signal, tell } = options;
  await checkRedis(url);
  tell(`taking shards from ${shown(url)}, ${workers} at a time; Ctrl-C stops`);
  const crew = new Set<ChildProcess>();
  let lost = false;
  const redis = connection(url, () => {
    if (!lost) tell(`Redis at ${shown(url)} does not answer; what is under way goes on, and waits for it`);
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) tell(`Redis at ${shown(url)} answers again`);
    lost = false;
  });
  let leave: (refusal?: UserError) => void = () => undefined;
  const left = new Promise<UserError | undefined>((resolve) => { leave = resolve; });
  const worker = new Worker<ShardJob>(
    QUEUE,
    async (job, token = '') => {
      if (isCancelled(new ClusterFolder(job.data.folder))) {
        tell(`shard ${job.data.index}/${job.data.of} of ${job.data.folder}: the run was cancelled; the shard has left the queue`);
        return;
      }
      const drifted = drift(job.data.environment, environment(), ['cpu']);
      if (drifted.length > 0) {
        const refusal = `worker on ${hostname()} must be the program by which ${job.data.folder} was made, or its last digits may differ, but ${drifted.join('; ')}; install the same on all hosts`;
        await job.updateProgress({ refusal });
        leave(new UserError(refusal));
      } else if (!signal.aborted && (await runJob(job, token, { ...options, crew })) === 'done') return;
      await job.moveToWait(token);
      throw new WaitingError();
    },
    { connection: redis, prefix: PREFIX, concurrency: workers, lockDuration: 1000 * lockSeconds, stalledInterval: 1000 * lockSeconds, maxStalledCount: MOST_STALLS },
  );
  worker.on('error', () => undefined);
  worker.on('stalled', (id) => { tell(`shard ${shardOf(id)} was left by a worker that is gone, or was not heard of while Redis was; it is run again`); });
  worker.on('failed', (job, error) => { tell(`shard ${job ? `${job.data.index}/${job.data.of} of ${job.data.folder}` : ''}: ${error.message}`); });
  const onAbort = (): void => {
    for (const child of crew) child.kill('SIGTERM');
    leave();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const refusal = await left;
  // Takes no more, and lets tasks that were stopped save.
  const closing = worker.close();
  while (crew.size > 0) await sleep(50);
  // BullMQ waits for a server that is away for as long as it is away.
  await closed([closing]);
  await closed([worker.disconnect()]);
  redis.disconnect();
  if (refusal) throw refusal;
}

/** Runs the task to its end: done, or stopped with everything saved. Throws what it says where it fails. */
function runJob(job: Job<ShardJob>, token: string, { command, crew, tell }: WorkerOptions & { readonly crew: Set<ChildProcess> }): Promise<'done' | 'stopped'> {
  const { folder, probe, index, of } = job.data;
  const [node, ...program] = command as [string, ...string[]];
  // A token is of one taking of one job, and no other.
  const words = ['task', 'run', folder, '--shard', `${index}/${of}`, '--attempt', token.replaceAll(':', '.'), '--probe', probe];
  // The channel tells of chains that ended, and a task whose worker is gone stops when it closes.
  // It has no need of Redis, nor a study's plug-ins of its password.
  const child = spawn(node, [...program, ...words], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, COLLAPSE_REDIS: undefined } });
  crew.add(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => { out += data.toString(); });
  child.stderr?.on('data', (data: Buffer) => { err += data.toString(); });
  child.on('message', (progress: ShardProgress) => { job.updateProgress({ ...progress }).catch(() => undefined); });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killed) => {
      crew.delete(child);
      if (code === 0) {
        tell(`${folder}: ${out.trim()}`);
        resolve('done');
      } else if (code === 130) resolve('stopped');
      else reject(new Error(err.trim().split('\n').at(-1)?.replace(/^(error|bug) /, '') || `ended with ${killed ?? `code ${code}`}`));
    });
  });
}
