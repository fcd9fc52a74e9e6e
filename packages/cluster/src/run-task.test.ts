import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, parseStudy } from '@collapse-lab/runner';
import { createRun, inlineExecutor, runStudy } from '@collapse-lab/runner/node';
import { toyLab, toyStudy } from '@collapse-lab/runner/node/testing';
import { describe, expect, it } from 'vitest';
import { markCancelled, unmarkCancelled } from './cancelled.ts';
import { ClusterFolder, heartbeatOf } from './cluster-folder.ts';
import { mergeRuns } from './merge.ts';
import { readPlan } from './plan.ts';
import { runTask, type TaskEnd, type TaskOptions } from './run-task.ts';
import { statusOf } from './status.ts';

const STUDY = ['chains=7', 'control=4', 'floor=3', 'policy={ kind: accumulate }'];
const SHARDS = 4;
const base = mkdtempSync(join(tmpdir(), 'cluster-'));
let runs = 0;

async function newRun(overrides: readonly string[] = STUDY): Promise<string> {
  const folder = join(base, `run-${runs++}`);
  await createRun(parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab), { lab: toyLab, base, folder });
  return folder;
}

/** What a run on one machine leaves. */
async function local(overrides: readonly string[] = STUDY): Promise<Record<string, string>> {
  const folder = join(base, `run-${runs++}`);
  await runStudy(parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab), { lab: toyLab, executor: inlineExecutor(toyLab), base, folder });
  return bytesOf(folder);
}

/** All that a run says in numbers, byte for byte, by file name. */
function bytesOf(folder: string): Record<string, string> {
  const names = [...readdirSync(join(folder, 'journal')).map((name) => `journal/${name}`), ...readdirSync(join(folder, 'samples'), { recursive: true }).map((name) => `samples/${String(name)}`), 'metrics.csv', 'metrics.parquet'];
  return Object.fromEntries(names.filter((name) => /\.\w+$/.test(name)).sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

const never = new AbortController().signal;
const task = (folder: string, index: number, options: Partial<TaskOptions> = {}): Promise<TaskEnd> =>
  runTask({ lab: toyLab, folder, runs: () => [folder], shard: { index, of: SHARDS }, attempt: '1', signal: never, beatEvery: 20, ...options });
const status = (folder: string) => statusOf(new ClusterFolder(folder), readPlan(new ClusterFolder(folder), [folder]), { beatEvery: 20 });
const merge = (folder: string) => mergeRuns(new ClusterFolder(folder), readPlan(new ClusterFolder(folder), [folder]), { lab: toyLab });

describe('a shard', () => {
  it('is the same bytes as a local run once merged, in whatever order and number shards are run', async () => {
    const folder = await newRun();
    for (const index of [3, 1, 4, 2]) expect(await task(folder, index)).toMatchObject({ state: 'sealed' });
    const { gaps } = await merge(folder);
    expect(gaps).toEqual([]);
    expect(bytesOf(folder)).toEqual(await local());
  });

  it('is run once: a second attempt finds it sealed and writes nothing', async () => {
    const folder = await newRun();
    await task(folder, 1);
    expect(await task(folder, 1, { attempt: '2' })).toMatchObject({ state: 'already', marker: { attempt: '1' } });
    expect(new ClusterFolder(folder).attempts(1)).toEqual(['1']);
  });

  it('goes on from where an attempt that was stopped stands, to the same bytes', async () => {
    const slow = [...STUDY, 'model.milliseconds=3'];
    const folder = await newRun(slow);
    let attempts = 0;
    for (let index = 1; index <= SHARDS; index++) {
      for (;;) {
        const end = await task(folder, index, { attempt: String(++attempts), signal: AbortSignal.timeout(80) });
        if (end.state === 'sealed') break;
        expect((await status(folder)).shards[index - 1]).toMatchObject({ state: 'missing', why: 'stopped with everything saved, and waits to go on' });
      }
    }
    // 154 fits of 3 ms and more are not done in four attempts of 80 ms.
    expect(attempts).toBeGreaterThan(SHARDS);
    await merge(folder);
    expect(bytesOf(folder)).toEqual(await local(slow));
  });

  it('inherits whole lines only from an attempt that was killed', async () => {
    const folder = await newRun();
    await task(folder, 2);
    const cluster = new ClusterFolder(folder);
    const journal = join(cluster.attempt(2, '1'), readdirSync(cluster.attempt(2, '1')).find((name) => name.endsWith('.jsonl'))!);
    const whole = readFileSync(journal, 'utf8');
    // As a kill in the middle of a write leaves it.
    writeFileSync(journal, whole.slice(0, whole.length * 0.7));
    rmSync(cluster.marker(2));
    await task(folder, 2, { attempt: '2' });
    expect(readFileSync(journal.replace('/1/', '/2/'), 'utf8')).toBe(whole);
  });

  it('has several runs cut as one', async () => {
    const [a, b] = [await newRun(), await newRun(['chains=3', 'control=1', 'seed=b'])];
    const folder = join(base, 'several');
    for (let index = 1; index <= 3; index++) await task(folder, index, { runs: () => [a, b], shard: { index, of: 3 } });
    const cluster = new ClusterFolder(folder);
    const { gaps } = await mergeRuns(cluster, readPlan(cluster, [a, b]), { lab: toyLab });
    expect(gaps).toEqual([]);
    expect([bytesOf(a), bytesOf(b)]).toEqual([await local(), await local(['chains=3', 'control=1', 'seed=b'])]);
  });

  it('saves and ends when its run is cancelled, does not begin while it is, and goes on to the same bytes afterwards', async () => {
    // 120 fits of 10 ms: it looks up several times between the end of the first chain and its own.
    const slow = ['chains=3', 'control=0', 'generations=40', 'model.milliseconds=10'];
    const whole = { index: 1, of: 1 };
    const folder = await newRun(slow);
    const cluster = new ClusterFolder(folder);
    expect(await task(folder, 1, { shard: whole, onChains: () => { markCancelled(cluster); } })).toMatchObject({ state: 'stopped' });
    await expect(task(folder, 1, { shard: whole, attempt: '2' })).rejects.toThrow(`${folder} must not be cancelled for its shards to run, but it was; collapse cluster resume ${folder} lets them`);
    expect((await status(folder)).shards).toMatchObject([{ state: 'missing', attempt: '1' }]);
    expect([unmarkCancelled(cluster), unmarkCancelled(cluster)]).toEqual([true, false]);
    expect(await task(folder, 1, { shard: whole, attempt: '2' })).toMatchObject({ state: 'sealed' });
    await merge(folder);
    expect(bytesOf(folder)).toEqual(await local(slow));
  });

  it('fails with one line, which status repeats', async () => {
    const folder = await newRun();
    await task(folder, 1);
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(process.version, 'v0.0.0'));
    await expect(task(folder, 2)).rejects.toThrow(`node was v0.0.0, is ${process.version}; --allow-drift`);
    expect((await status(folder)).shards[1]).toMatchObject({ state: 'failed', why: expect.stringContaining('node was v0.0.0') as string });
    expect(await task(folder, 2, { attempt: '2', allowDrift: true })).toMatchObject({ state: 'sealed' });
  });

  it('has failed where it could not even begin, as on a full disk', async () => {
    const folder = await newRun();
    await task(folder, 1);
    // A folder stands where the heartbeat is to be.
    const attempt = new ClusterFolder(folder).attempt(2, '1');
    mkdirSync(heartbeatOf(attempt), { recursive: true });
    await expect(task(folder, 2)).rejects.toThrow('heartbeat.json: it is a folder, not a file');
    expect((await status(folder)).shards[1]).toMatchObject({ state: 'failed', attempt: '1', why: 'ended before its first heartbeat: killed as it began, or the disk took no more' });
  });

  it('says when this host sees another folder than the one that was submitted', async () => {
    const folder = await newRun();
    await expect(task(join(folder, 'elsewhere'), 1, { probe: 'p' })).rejects.toThrow('must be the folder that was submitted, but there is no such folder; submit with --out on a file system that all hosts share');
    await task(folder, 1);
    await expect(task(folder, 2, { probe: 'p' })).rejects.toThrow('but cluster/plan.json there is of another run');
  });

  it('must be of the number that the run was cut into', async () => {
    const folder = await newRun();
    await task(folder, 1);
    await expect(task(folder, 1, { shard: { index: 1, of: 5 } })).rejects.toThrow(`--shard must be one of the 4 shards that ${folder} is cut into, but got one of 5; write --shard i/4`);
  });
});

describe('status and merge', () => {
  it('count what is sealed and name what is missing', async () => {
    const folder = await newRun();
    await task(folder, 1);
    await task(folder, 3);
    const { shards } = await status(folder);
    expect(shards.map(({ state }) => state)).toEqual(['sealed', 'missing', 'sealed', 'missing']);
    const { gaps, records } = await merge(folder);
    expect(gaps).toEqual([
      { run: folder, arm: 'loop', from: 3, to: 5, shard: 2 },
      { run: folder, arm: 'control', from: 2, to: 3, shard: 4 },
      { run: folder, arm: 'floor', from: 0, to: 2, shard: 4 },
    ]);
    expect(records[0]!.rows).toHaveLength(shards.reduce((sum, { rows }) => sum + rows, 0));
    // The rest, in its place among what was merged before.
    await task(folder, 2);
    await task(folder, 4);
    expect((await merge(folder)).gaps).toEqual([]);
    expect(bytesOf(folder)).toEqual(await local());
  });

  it('refuse a sealed shard that was damaged', async () => {
    const folder = await newRun();
    await task(folder, 1);
    const attempt = new ClusterFolder(folder).attempt(1, '1');
    const journal = join(attempt, readdirSync(attempt).find((name) => name.endsWith('.jsonl'))!);
    // Still rows, but not those that were computed.
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/:0\.(\d)/g, (_, digit: string) => `:0.${(Number(digit) + 1) % 10}`));
    const refusal = await merge(folder).then(() => '', messageOf);
    expect(refusal).toContain(`${journal} must be as it was when its shard was sealed, but it has changed; delete `);
    // What the line asks for leaves nothing of the damage to the next attempt.
    rmSync(/delete (\S+), all of it/.exec(refusal)![1]!, { recursive: true });
    for (let index = 1; index <= SHARDS; index++) await task(folder, index, { attempt: '2' });
    await merge(folder);
    expect(bytesOf(folder)).toEqual(await local());
  });
});
