// Engines that run shards: what a shard costs beside its work, and what a second worker brings, on loopback, from the times at which shards
// were sealed alone, so that neither the start of a command nor the merge is among them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterFolder } from '@collapse-lab/cluster';
import { redisIsMissing, slurmIsMissing, startRedis, startSlurm } from '@collapse-lab/cluster/testing';
import { collapse, COLLAPSE } from '../collapse.ts';
import type { Figure } from '../figure.ts';
import { timing } from '../median.ts';

/** Runs a study, one shard a chain, by so many workers, into a folder. */
type Engine = (study: readonly string[], workers: number, folder: string) => Promise<void>;

const CUT = ['--minutes', '0.00001'];

/** Chains of one generation: what is left of their shards is the engine. */
const IDLE = ['seed-gaussian', 'chains=12', 'control=0', 'floor=0', 'size=10', 'heldOut=10', 'generations=1', 'measures=[parameters]'];
/** Chains of some seconds. */
const BUSY = ['seed-mixture', 'chains=4', 'control=0', 'floor=0', 'generations=10000', 'record=1000', 'measures=[parameters]'];

/** Milliseconds of a shard of the length that is asked for. */
const MINUTE = 60_000;

export async function* cluster(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const engines: readonly [string, string | undefined, Engine][] = [['Slurm', slurmIsMissing(), onSlurm], ['BullMQ', redisIsMissing(), onBullMq]];
  try {
    for (const [name, missing, engine] of engines) {
      if (missing !== undefined) yield { figure: name, value: 'not here', spread: missing };
      else yield* figuresOf(name, engine, join(folder, name));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function* figuresOf(name: string, engine: Engine, folder: string): AsyncGenerator<Figure> {
  const run = async (study: readonly string[], workers: number): Promise<Sealed[]> => {
    const path = `${folder}-${study[0]!}-${workers}`;
    await engine(study, workers, path);
    return sealedIn(path, Number(study[1]!.split('=')[1]));
  };
  const idle = await run(IDLE, 1);
  const each = timing(idle.slice(1).map(({ at }, i) => at - idle[i]!.at));
  yield { figure: `${name}, from seal to seal of shards without work`, value: `${(each.median / 1000).toPrecision(3)} s`, spread: `${(each.fastest / 1000).toPrecision(3)} … ${(each.slowest / 1000).toPrecision(3)} of ${each.runs}` };
  yield { figure: '  beside a minute of work', value: `${((100 * each.median) / MINUTE).toFixed(1)} %`, spread: 'by division', must: '≤ 5 %' };
  const [one, two] = [spanOf(await run(BUSY, 1)), spanOf(await run(BUSY, 2))];
  yield { figure: `${name}, two workers against one, 4 shards of ${(one.work / 4000).toFixed(0)} s`, value: `${(one.all / two.all).toFixed(2)} ×`, spread: `${(one.all / 1000).toFixed(1)} s against ${(two.all / 1000).toFixed(1)} s` };
  yield { figure: '  of one worker\'s time, not work', value: `${(100 * (1 - one.work / one.all)).toFixed(1)} %`, spread: `${((one.all - one.work) / 1000).toFixed(1)} s in all` };
}

interface Sealed {
  /** When, and what the shard's attempt took, in milliseconds. */
  readonly at: number;
  readonly took: number;
}

/** A run's shards in the order in which they were sealed. */
function sealedIn(run: string, shards: number): Sealed[] {
  const markers = Array.from({ length: shards }, (_, i) => new ClusterFolder(run).marker(i + 1));
  const sealed = markers.map((path) => ({ at: statSync(path).mtimeMs, took: 1000 * (JSON.parse(readFileSync(path, 'utf8')) as { seconds: number }).seconds }));
  return sealed.sort((a, b) => a.at - b.at);
}

/** From the start of the first attempt to the last seal, and what all attempts took. */
function spanOf(sealed: readonly Sealed[]): { readonly all: number; readonly work: number } {
  const start = Math.min(...sealed.map(({ at, took }) => at - took));
  return { all: sealed.at(-1)!.at - start, work: sealed.reduce((sum, { took }) => sum + took, 0) };
}

const onSlurm: Engine = async (study, workers, folder) => {
  const slurm = await startSlurm({ maxArraySize: 1001, processors: workers });
  try {
    collapse(['cluster', 'submit', ...study, ...CUT, '--slurm', '--out', folder], { env: slurm.env });
    // A merge that waits for all of them is in the queue as well.
    await slurm.untilIdle(10);
  } finally {
    await slurm.stop();
  }
};

const onBullMq: Engine = async (study, workers, folder) => {
  const redis = await startRedis();
  collapse(['cluster', 'submit', ...study, ...CUT, '--out', folder]);
  const worker = spawn(process.execPath, [COLLAPSE, 'worker', '--workers', String(workers)], { stdio: 'ignore', env: { ...process.env, COLLAPSE_REDIS: redis.url() } });
  try {
    collapse(['resume', folder, '--redis', redis.url()]);
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    await redis.stop();
  }
};
