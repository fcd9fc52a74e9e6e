import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStudy } from '@collapse-lab/runner';
import { createRun } from '@collapse-lab/runner/node';
import { toyLab, toyStudy } from '@collapse-lab/runner/node/testing';
import { describe, expect, it } from 'vitest';
import { ClusterFolder, heartbeatOf, lockOf } from './cluster-folder.ts';
import { writePlan } from './plan.ts';
import { statusOf } from './status.ts';

const HOUR = 3600;
const BEAT = 40;

/** A run cut into one shard, at which another host's attempt has left this beat so many seconds ago; `beats` again as often as asked. */
async function attempted(beat: object, secondsAgo: number) {
  const base = mkdtempSync(join(tmpdir(), 'status-'));
  const run = join(base, 'run');
  await createRun(parseStudy({ name: 'toy', text: toyStudy }, toyLab), { lab: toyLab, base, folder: run });
  const folder = new ClusterFolder(run);
  const planned = writePlan(folder, [run], { shards: 1 });
  const path = folder.attempt(1, '7.0');
  mkdirSync(path, { recursive: true });
  writeFileSync(lockOf(path), JSON.stringify({ pid: 1, host: 'node7' }));
  writeFileSync(join(path, 'loop-00000.jsonl'), '{"arm":"loop","chain":0,"member":0,"generation":0}\n{"arm":"loop","chain":0,"end":"complete","generation":0}\n{"arm":"loop","chain":1,"mem');
  let count = 0;
  // The test's clock stands for that of whoever stamps the files.
  const beats = (): void => {
    writeFileSync(heartbeatOf(path), JSON.stringify({ state: 'running', host: 'node7', beat: ++count, ...beat }));
    const time = performance.timeOrigin / 1000 + performance.now() / 1000 - secondsAgo;
    utimesSync(heartbeatOf(path), time, time);
  };
  beats();
  const seal = (): void => { writeFileSync(folder.marker(1), JSON.stringify({ attempt: '7.0', host: 'node7', chains: 2, failed: 0, rows: 5, seconds: 1, journals: [], environment: { cpu: 'c' } })); };
  return { beats, seal, status: () => statusOf(folder, planned, { beatEvery: BEAT }) };
}

describe('an attempt on another host', () => {
  it('is running while it beats', async () => {
    const { status } = await attempted({}, 0);
    expect((await status()).shards[0]).toMatchObject({ state: 'running', host: 'node7', attempt: '7.0', ended: 1, rows: 1 });
  });

  it('has failed when its beats have ceased', async () => {
    const { status } = await attempted({}, 300);
    expect((await status()).shards[0]).toMatchObject({ state: 'failed', why: 'ended without a word, as a kill does', age: expect.closeTo(300, 0) as number });
  });

  it('is sealed where its marker came while it was watched', async () => {
    const { status, seal } = await attempted({}, 300);
    const asked = status();
    seal();
    expect((await asked).shards[0]).toMatchObject({ state: 'sealed', rows: 5, attempt: '7.0' });
  });

  it('has failed with what it said', async () => {
    const { status } = await attempted({ state: 'failed', message: 'no space left' }, 0);
    expect((await status()).shards[0]).toMatchObject({ state: 'failed', why: 'no space left' });
  });

  it.each([[HOUR, 'behind'], [-HOUR, 'ahead of']])('is running where its clock is %d s off, and that is told', async (secondsAgo, side) => {
    const { beats, status } = await attempted({}, secondsAgo);
    const timer = setInterval(beats, BEAT / 4);
    try {
      const { shards, notes } = await status();
      expect(shards[0]).toMatchObject({ state: 'running' });
      expect(notes).toEqual([`shard 1: node7 stamps files 60 min ${side} this host; it is alive all the same, as its beats move`]);
    } finally {
      clearInterval(timer);
    }
  });
});
