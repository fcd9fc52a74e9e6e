// A run whose shards workers take from Redis: submits, follows, and merges when all is done. Ctrl-C leaves; the workers go on.
import { existsSync } from 'node:fs';
import { ClusterFolder, readPlan, unmarkCancelled } from '@collapse-lab/cluster';
import { checkRedis, followShards, shown, signed, type FollowState } from '@collapse-lab/cluster/bullmq';
import { count } from '@collapse-lab/report/data';
import pc from 'picocolors';
import { createNamed, type CreateOptions } from '../create-named.ts';
import { cutByPilot } from '../cut-by-pilot.ts';
import { runsIn, stopOnSignal } from '../execute.ts';
import { clusterMerge } from './cluster-merge.ts';

interface RedisOptions {
  readonly redis: string;
  readonly minutes?: number;
  readonly json?: boolean;
}

/** Minutes that a shard takes where nobody says: workers may come and go. */
const MINUTES = 1;

const say = (lines: readonly string[]): void => { process.stderr.write(`${lines.join('\n')}\n`); };

export async function runOnRedis(study: string | undefined, overrides: readonly string[], options: RedisOptions & CreateOptions): Promise<number> {
  const redis = secretly(options.redis);
  // Before anything is made.
  await checkRedis(redis);
  const run = await createNamed(study, overrides, options);
  await cutByPilot(run, options.minutes ?? MINUTES, say);
  return followRun(run, { ...options, redis });
}

export async function resumeOnRedis(run: string, options: RedisOptions): Promise<number> {
  const redis = secretly(options.redis);
  await checkRedis(redis);
  const folder = new ClusterFolder(run);
  unmarkCancelled(folder);
  if (!existsSync(folder.plan)) await cutByPilot(run, options.minutes ?? MINUTES, say);
  return followRun(run, { ...options, redis });
}

/** With the password that the environment knows, which need not stand in the list of processes. */
export function secretly(url: string): string {
  return signed(url, process.env['COLLAPSE_REDIS']);
}

async function followRun(run: string, { redis, json }: RedisOptions): Promise<number> {
  const folder = new ClusterFolder(run);
  const again = `collapse resume ${run} --redis ${shown(redis)}`;
  const stop = stopOnSignal(`leaving; the workers go on. Come back with: ${again}; end it for good with: collapse cluster cancel ${run}`);
  const line = new FollowLine();
  try {
    say([`redis   ${shown(redis)}; workers: collapse worker --redis ${shown(redis)}`]);
    const { end, failed } = await followShards({ url: redis, folder, planned: readPlan(folder, runsIn(run)), signal: stop.signal, onState: (state) => { line.show(state); }, tell: (text) => { line.note(text); } });
    line.end();
    for (const [shard, why] of failed) process.stderr.write(`${pc.yellow('failed')} shard ${shard}: ${why}\n`);
    if (end === 'cancelled') process.stderr.write(`${pc.yellow('note')}    the run was cancelled; what is done stays. Go on with: ${again}\n`);
    return end === 'left' || end === 'cancelled' ? 130 : await clusterMerge(run, { ...(json && { json }) }, again);
  } finally {
    line.end();
    stop.dispose();
  }
}

/** One line of how far it is, rewritten on a terminal; elsewhere a line when a shard has been sealed. */
class FollowLine {
  private shown = '';
  private sealed = -1;

  show({ sealed, shards, chains, of }: FollowState): void {
    const text = `${sealed} of ${count(shards, 'shard')} sealed, ${chains} of ${count(of, 'chain')} ended`;
    if (text === this.shown || (!process.stderr.isTTY && sealed === this.sealed)) return;
    [this.shown, this.sealed] = [text, sealed];
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  }

  note(text: string): void {
    this.end();
    process.stderr.write(`${pc.yellow('note')}    ${text}\n`);
  }

  /** Clears the line, on a terminal. */
  end(): void {
    if (process.stderr.isTTY && this.shown !== '') process.stderr.write('\r\x1b[K');
    this.shown = '';
  }
}
