// Puts shards into the queue and follows them until they are sealed. Whoever follows may go away and come back: what counts are the files,
// and adding a shard again adds nothing.
import { Queue, QueueEvents } from 'bullmq';
import { UserError } from '@collapse-lab/runner';
import { readHead } from '@collapse-lab/runner/node';
import { isCancelled } from '../cancelled.ts';
import type { ClusterFolder } from '../cluster-folder.ts';
import { chainsIn } from '../cut.ts';
import { readMarker } from '../marker.ts';
import type { PlannedRuns } from '../plan.ts';
import { checkRedis, closed, connection, refusalOf, shown } from './connection.ts';
import { JOB_OPTIONS, jobId, PREFIX, QUEUE, queueOptions, shardOf, type ShardJob, type ShardProgress } from './shards-queue.ts';

export interface FollowOptions {
  readonly url: string;
  readonly folder: ClusterFolder;
  readonly planned: PlannedRuns;
  /** Stops following; the shards stay in the queue. */
  readonly signal: AbortSignal;
  readonly onState: (state: FollowState) => void;
  readonly tell: (line: string) => void;
}

export interface FollowState {
  readonly sealed: number;
  readonly shards: number;
  /** Chains that have ended, and all. */
  readonly chains: number;
  readonly of: number;
}

export interface Followed {
  readonly end: 'sealed' | 'failed' | 'left' | 'cancelled';
  /** Shards that were given up, and why. */
  readonly failed: ReadonlyMap<number, string>;
}

/** Milliseconds between looks at the files, and at the queue, which may have forgotten what it was told. */
const LOOK_EVERY = 300;
const ASK_EVERY = 3000;

/** Submits what is not sealed and follows until everything is, or was given up, or the run is cancelled, or the signal. Throws UserError where Redis does not answer. */
export async function followShards({ url, folder, planned, signal, onState, tell }: FollowOptions): Promise<Followed> {
  await checkRedis(url);
  const [asking, hearing] = [connection(url), connection(url, () => undefined)];
  const queue = new Queue<ShardJob>(QUEUE, queueOptions(asking));
  // From now on, by the server's clock: a worker may refuse before the first event is waited for.
  const [seconds, microseconds] = (await asking.time()).map(Number) as [number, number];
  const lastEventId = `${1000 * seconds + Math.floor(microseconds / 1000)}-0`;
  const events = new QueueEvents(QUEUE, { connection: hearing, prefix: PREFIX, lastEventId });
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  try {
    const shards = new OpenShards(folder, planned);
    events.on('progress', ({ jobId: id, data }) => {
      const { chains, refusal } = data as unknown as ShardProgress;
      if (!id.startsWith(planned.plan.probe)) return;
      if (chains !== undefined) shards.reach(id, chains);
      if (refusal !== undefined) tell(`a worker refused and has left: ${refusal}`);
    });
    await submit(queue, folder, planned, shards).catch((error: unknown) => { throw error instanceof UserError ? error : refusalOf(url, error); });
    let [asked, silent] = [performance.now(), false];
    let asksSince: number | undefined;
    while (!signal.aborted) {
      onState(shards.look());
      if (shards.open.size === 0) return { end: 'sealed', failed: new Map() };
      if (shards.open.size === shards.failed.size) return { end: 'failed', failed: shards.failed };
      if (isCancelled(folder)) return { end: 'cancelled', failed: shards.failed };
      if (asksSince === undefined && performance.now() - asked > ASK_EVERY) {
        [asked, asksSince] = [performance.now(), performance.now()];
        void askFor(queue, folder, planned, shards).finally(() => { asksSince = undefined; });
      }
      const waits = asksSince !== undefined && performance.now() - asksSince > ASK_EVERY;
      if (waits !== silent) tell(waits ? `Redis at ${shown(url)} does not answer; waiting for it` : `Redis at ${shown(url)} answers again`);
      silent = waits;
      await pause(LOOK_EVERY, signal);
    }
    return { end: 'left', failed: shards.failed };
  } finally {
    await closed([queue.close(), events.close()]);
    for (const each of [asking, hearing]) each.disconnect();
  }
}

/** Which shards are not sealed, and how far they are. */
class OpenShards {
  readonly open: Set<number>;
  failed: Map<number, string> = new Map<number, string>();
  private readonly chains: readonly number[];
  private readonly reached = new Map<number, number>();
  private readonly folder: ClusterFolder;

  constructor(folder: ClusterFolder, { shards }: PlannedRuns) {
    this.folder = folder;
    this.chains = shards.map(chainsIn);
    this.open = new Set(shards.map((_, i) => i + 1));
    this.look();
  }

  /** What the job of a shard tells of it. */
  reach(id: string, chains: number): void {
    this.reached.set(shardOf(id), chains);
  }

  /** Looks which have been sealed since. */
  look(): FollowState {
    for (const index of this.open) if (readMarker(this.folder, index)) this.open.delete(index);
    for (const index of this.failed.keys()) if (!this.open.has(index)) this.failed.delete(index);
    const chains = this.chains.reduce((sum, all, i) => sum + (this.open.has(i + 1) ? Math.min(all, this.reached.get(i + 1) ?? 0) : all), 0);
    return { sealed: this.chains.length - this.open.size, shards: this.chains.length, chains, of: this.chains.reduce((sum, all) => sum + all, 0) };
  }
}

/** Puts what is not sealed into the queue, and back into it what had been given up. */
async function submit(queue: Queue<ShardJob>, folder: ClusterFolder, planned: PlannedRuns, { open }: OpenShards): Promise<void> {
  for (const job of await queue.getFailed()) if (job.data.probe === planned.plan.probe) await job.remove();
  await add(queue, folder, planned, open);
}

/** Adds jobs; those that are in the queue stay as they are. */
async function add(queue: Queue<ShardJob>, { folder }: ClusterFolder, { plan, runs }: PlannedRuns, indices: Iterable<number>): Promise<void> {
  const { environment } = readHead(runs[0]!).manifest;
  const data = { folder, probe: plan.probe, of: plan.shards, environment };
  await queue.addBulk([...indices].map((index) => ({ name: 'shard', data: { ...data, index }, opts: { ...JOB_OPTIONS, jobId: jobId(data.probe, index) } })));
}

/** Asks which shards were given up, and adds the others again where one is gone: a server that lost its memory has lost them all. */
async function askFor(queue: Queue<ShardJob>, folder: ClusterFolder, planned: PlannedRuns, shards: OpenShards): Promise<void> {
  try {
    const own = (await queue.getFailed()).filter(({ data }) => data.probe === planned.plan.probe);
    shards.failed = new Map(own.map(({ data, failedReason }) => [data.index, failedReason]));
    const waiting = [...shards.open].filter((index) => !shards.failed.has(index));
    if (waiting.length > 0 && !(await queue.getJob(jobId(planned.plan.probe, waiting[0]!)))) await add(queue, folder, planned, waiting);
  } catch {
    // It is asked again.
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
