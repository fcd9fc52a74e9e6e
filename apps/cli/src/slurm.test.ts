import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slurmIsMissing, startSlurm, until, type SlurmCluster } from '@collapse-lab/cluster/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collapse, startWith, workFolder, type Finished } from './testing/collapse.ts';
import { GATED_STUDY, gatedWork, type Counted } from './testing/gated-study.ts';

const missing = slurmIsMissing();
if (missing !== undefined) process.stderr.write(`Slurm is not tested here: ${missing}\n`);

it.runIf(process.env['CI'] === 'true')('Slurm is there to be tested with', () => {
  expect(missing).toBeUndefined();
});

describe.skipIf(missing !== undefined)('a study on Slurm', { timeout: 180_000 }, () => {
  const { work, env, shut, open, bytes, saved, locks } = gatedWork();
  let cluster: SlurmCluster;
  const run = (...words: string[]): Promise<Finished> => startWith({ ...cluster.env, ...env }, work, ...words).finished;
  const status = async (folder: string): Promise<Counted> => JSON.parse((await run('cluster', 'status', folder, '--json')).out) as Counted;
  const lock = (folder: string, shard: number, attempt: string): string => join(work, folder, 'cluster/shards', String(shard).padStart(6, '0'), attempt, 'attempt.lock');
  /** Waits until as many tasks as the cluster has processors have checkpoints. */
  const untilUnderWay = (folder: string): Promise<void> => until('four tasks have saved a state', () => saved(folder) >= 4);

  beforeAll(async () => {
    cluster = await startSlurm({ maxArraySize: 4, processors: 4 });
  }, 60_000);
  afterAll(() => cluster.stop(), 60_000);

  it('survives kills and requeues, says what is missing, and has the bytes of a local run', async () => {
    shut();
    const folder = "it's 100% $(mine)";
    const submitted = await run('cluster', 'submit', ...GATED_STUDY, '--slurm', '--minutes', '0.00001', '--out', folder);
    expect(submitted.err).toBe('');
    // Four indices an array is the most here.
    expect(submitted.out).toMatch(/shards {2}6 of 1 chain.*\nslurm {3}array \d+: shards 1 to 4\nslurm {3}array \d+: shards 5 to 6\n/);
    await untilUnderWay(folder);
    const [killed, warned] = (await status(folder)).shards.filter(({ state }) => state === 'running');
    process.kill((JSON.parse(readFileSync(lock(folder, killed!.index, killed!.attempt!), 'utf8')) as { pid: number }).pid, 'SIGKILL');
    // As Slurm does a minute before the time is up.
    cluster.slurm('scancel', '--signal=TERM', '--batch', warned!.attempt!.split('.')[0]!);
    await until('the task that was warned has gone', () => !existsSync(lock(folder, warned!.index, warned!.attempt!)));
    const counted = await status(folder);
    expect(counted.shards[killed!.index - 1]).toMatchObject({ state: 'failed', why: 'ended without a word, as a kill does' });
    expect(counted.shards[warned!.index - 1]).toMatchObject({ state: 'missing', why: 'stopped with everything saved, and waits to go on' });
    open();
    await cluster.untilIdle();
    // What was warned came back by itself, what was killed did not.
    const ended = await status(folder);
    expect(ended).toMatchObject({ sealed: 5, running: 0, failed: 1, missing: 0, slurm: {} });
    expect(ended.shards[warned!.index - 1]!.attempt).toBe(warned!.attempt!.replace(/0$/, '1'));
    const logs = join(work, folder, 'cluster/logs');
    const merged = readdirSync(logs).filter((name) => name.startsWith('merge-')).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(merged.join('')).toContain(`missing loop chain ${killed!.index - 1}, shard ${killed!.index}/6 failed: ended without a word, as a kill does`);

    expect((await run('cluster', 'resume', folder)).out).toContain(`: shard ${killed!.index}\n`);
    await cluster.untilIdle();
    expect(await status(folder)).toMatchObject({ sealed: 6 });
    expect((await run('run', ...GATED_STUDY, '--out', 'local')).code).toBe(0);
    expect(bytes(folder)).toEqual(bytes('local'));
  });

  it('is cancelled for good, and goes on when it is resumed', async () => {
    shut();
    await run('cluster', 'submit', ...GATED_STUDY, '--slurm', '--minutes', '0.00001', '--out', 'cancelled');
    await untilUnderWay('cancelled');
    expect((await run('cluster', 'cancel', 'cancelled')).out).toMatch(/^cancelled: cancelled, with \d jobs of Slurm's queue; what is done stays,/);
    // Nothing puts itself back into the queue.
    await cluster.untilIdle();
    expect(await status('cancelled')).toMatchObject({ sealed: 0, running: 0, failed: 0, missing: 6, slurm: {} });
    expect((await run('cluster', 'resume', 'cancelled')).out).toContain(': shards 1 to 4\n');
    await until('four tasks of the second submission are under way', () => locks('cancelled') >= 4);
    // Where Slurm's commands are not, the folder alone cancels.
    const far = await startWith({ PATH: join(work, 'nothing') }, work, 'cluster', 'cancel', 'cancelled').finished;
    expect(far).toMatchObject({ code: 0, out: expect.stringMatching(/^cancelled: cancelled; what .*\nnote {4}its jobs stay in Slurm's queue, and end as they begin: --slurm must find .*\nnext/) as string });
    await run('cluster', 'cancel', 'cancelled');
    // At once: what is being cleared away runs nothing any more.
    expect((await run('cluster', 'resume', 'cancelled')).out).toMatch(/: shards 1 to 4\n.*: shards 5 to 6\n/);
    open();
    await cluster.untilIdle();
    expect(bytes('cancelled')).toEqual(bytes('local'));
  });

  it('says in one line what Slurm refuses, and where there is none', async () => {
    shut();
    const refused = await run('cluster', 'submit', ...GATED_STUDY, '--slurm', '--partition', 'nowhere', '--out', 'refused');
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/^error sbatch must take what it is given, but says: .*partition.*\n$/i) as string });
    // What was refused is submitted when it is mended.
    expect(refused.err).toContain(`; then collapse cluster resume ${join(work, 'refused')} submits what was not taken, by another --partition or --sbatch if need be`);
    const resumed = await run('cluster', 'resume', 'refused', '--partition', 'test', '--at-once', '3');
    expect(resumed.out).toMatch(/^slurm {3}array \d+: shard 1\nslurm {3}job \d+ merges/);
    expect(cluster.slurm('scontrol', 'show', 'job', /\d+/.exec(resumed.out)![0])).toContain('ArrayTaskThrottle=3');
    open();
    await cluster.untilIdle();
    expect(await status('refused')).toMatchObject({ sealed: 1 });
    const none = await startWith({ PATH: join(work, 'nothing') }, work, 'cluster', 'submit', ...GATED_STUDY, '--slurm', '--out', 'none').finished;
    expect(none).toMatchObject({ code: 2, err: expect.stringMatching(/^error --slurm must find Slurm's commands, but there is no scontrol on .*; run this on a login node of the cluster\n$/) as string });
    expect(existsSync(join(work, 'none'))).toBe(false);
  });
});

it.each([
  [['--partition', 'cpu'], '--partition must come with --slurm, as it is for Slurm alone, but got no --slurm; write it, or leave --partition out'],
  [['--at-once', '50'], '--at-once must come with --slurm, as it is for Slurm alone, but got no --slurm; write it, or leave --at-once out'],
  [['--slurm', '--sbatch=--array=0-3%2'], '--sbatch must be an option that is not set for the shards already, but got --array=0-3%2; --at-once 50 limits how many of its tasks run at once'],
])('a submission with %j is refused in one line, and nothing is made', async (words, message) => {
  const work = workFolder();
  expect(await collapse(work, 'cluster', 'submit', 'seed-gaussian', ...words, '--out', 'run')).toMatchObject({ code: 2, err: `error ${message}\n` });
  expect(existsSync(join(work, 'run'))).toBe(false);
});

it('a study is cut into shards for whatever starts their tasks', async () => {
  const work = workFolder();
  const { out } = await collapse(work, 'cluster', 'submit', 'seed-gaussian', 'chains=3', 'control=0', 'floor=0', 'generations=5', '--minutes', '0.0000001', '--out', 'run');
  expect(out).toMatch(/^run {5}run: 3 chains\npilot {3}a chain takes loop .* s on this host\nshards {2}3 of 1 chain, about 1 s each .*\nnext {4}collapse task run run --shard i\/3/);
  for (const shard of ['1/3', '3/3', '1/3']) expect((await collapse(work, 'task', 'run', 'run', '--shard', shard)).code).toBe(0);
  const merged = await collapse(work, 'cluster', 'merge', 'run');
  expect(merged).toMatchObject({ code: 3, err: 'missing loop chain 1, shard 2/3 missing\nmissing 1 chain in all; collapse task run run --shard i/n, or collapse resume run --redis URL, runs their shards again\n' });
});
