import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ended, redisIsMissing, startRedis, until, type RedisServer } from '@collapse-lab/cluster/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWith, type Finished, type Started } from './testing/collapse.ts';
import { GATED_STUDY, gatedWork, type Counted } from './testing/gated-study.ts';

/** The processes of a run's tasks. */
function taskPids(run: string): number[] {
  const locks = readdirSync(join(run, 'cluster/shards'), { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === 'attempt.lock');
  return locks.map((path) => (JSON.parse(readFileSync(join(run, 'cluster/shards', path), 'utf8')) as { pid: number }).pid);
}

const missing = redisIsMissing();
if (missing !== undefined) process.stderr.write(`Redis is not tested here: ${missing}\n`);

it.runIf(process.env['CI'] === 'true')('Redis is there to be tested with', () => {
  expect(missing).toBeUndefined();
});

describe.skipIf(missing !== undefined)('a study whose shards workers take from Redis', { timeout: 180_000 }, () => {
  const { work, env, shut, open, bytes, saved, locks } = gatedWork();
  const started: ChildProcess[] = [];
  let redis: RedisServer;
  // The password is nowhere in the list of processes.
  let secret: Record<string, string> = {};
  const collapse = (...words: string[]): Started => {
    const each = startWith({ ...env, ...secret }, work, ...words);
    started.push(each.process);
    return each;
  };
  const bare = (): string => `redis://127.0.0.1:${redis.port}`;
  const startWorker = (): Started => collapse('worker', '--redis', bare(), '--workers', '1', '--lock', '2');
  const stop = async ({ process: child, finished }: Started): Promise<Finished> => {
    child.kill('SIGTERM');
    return finished;
  };

  beforeAll(async () => {
    redis = await startRedis();
    secret = { COLLAPSE_REDIS: redis.url() };
  });
  afterAll(async () => {
    for (const child of started.reverse()) await ended(child);
    await redis.stop();
  });

  it('survives the death of a worker and of Redis, may be left and come back to, and has the bytes of a local run', async () => {
    shut();
    const first = [startWorker(), startWorker()];
    const follower = collapse('run', ...GATED_STUDY, '--redis', redis.url(), '--minutes', '0.00001', '--out', 'run');
    await until('two tasks have saved a state', () => saved('run') >= 2);
    // Whoever works knows where Redis is, and nobody else by what password: not by words, and a task not at all.
    const told = taskPids(join(work, 'run')).flatMap((pid) => ['cmdline', 'environ'].map((of) => readFileSync(`/proc/${pid}/${of}`, 'utf8')));
    const words = first.map(({ process: { pid } }) => readFileSync(`/proc/${pid!}/cmdline`, 'utf8'));
    expect(told).toHaveLength(4);
    expect([...told, ...words].join('')).not.toContain('cret');
    first[0]!.process.kill('SIGKILL');
    await redis.kill();
    follower.process.kill('SIGINT');
    const left = await follower.finished;
    expect(left).toMatchObject({ code: 130, err: expect.stringContaining(`leaving; the workers go on. Come back with: collapse resume run --redis redis://127.0.0.1:${redis.port}`) as string });
    redis.start();
    const late = startWorker();
    const back = collapse('resume', 'run', '--redis', bare());
    open();
    const done = await back.finished;
    expect(done).toMatchObject({ code: 0, err: expect.stringContaining('6 of 6 shards sealed, 6 of 6 chains ended') as string });
    expect((await collapse('run', ...GATED_STUDY, '--out', 'local').finished).code).toBe(0);
    expect(bytes('run')).toEqual(bytes('local'));
    const ends = [await stop(first[1]!), await stop(late)];
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    // No password is ever said.
    expect([left, done, ...ends].map(({ out, err }) => out + err).join('')).not.toContain('cret');
  });

  it('is cancelled by its folder alone, for whoever works or follows, and goes on when it is resumed', async () => {
    shut();
    const worker = startWorker();
    const follower = collapse('run', ...GATED_STUDY, '--redis', redis.url(), '--minutes', '0.00001', '--out', 'cancelled');
    await until('a task has saved a state', () => saved('cancelled') >= 1);
    const cancelled = await collapse('cluster', 'cancel', 'cancelled').finished;
    expect(cancelled).toMatchObject({ code: 0, err: '', out: 'cancelled: cancelled; what is done stays, what is under way saves and ends within seconds, nothing else begins\nnext    collapse cluster resume cancelled, or collapse resume cancelled --redis URL\n' });
    expect(await follower.finished).toMatchObject({ code: 130, err: expect.stringContaining('the run was cancelled; what is done stays. Go on with: collapse resume cancelled --redis') as string });
    const shards = async (): Promise<Counted> => JSON.parse((await collapse('cluster', 'status', 'cancelled', '--json').finished).out) as Counted;
    await until('its tasks have ended', () => locks('cancelled') === 0);
    expect(await shards()).toMatchObject({ sealed: 0, running: 0, failed: 0, missing: 6, cancelled: true });
    open();
    expect((await collapse('resume', 'cancelled', '--redis', bare()).finished).code).toBe(0);
    expect(bytes('cancelled')).toEqual(bytes('run'));
    expect((await stop(worker)).out).toContain('the run was cancelled; the shard has left the queue');
  });

  it('refuses a worker that is another program, and says so to both sides', async () => {
    open();
    await collapse('cluster', 'submit', ...GATED_STUDY, '--minutes', '0.00001', '--out', 'other').finished;
    const manifest = join(work, 'other/manifest.json');
    const program = /"program": "(\w+)"/.exec(readFileSync(manifest, 'utf8'))![1]!;
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(program, 'abc'));
    const follower = collapse('resume', 'other', '--redis', redis.url());
    const { code, err } = await startWorker().finished;
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(new RegExp(`^error worker on .* must be the program by which .*/other was made, or its last digits may differ, but program was abc, is ${program}; install the same on all hosts\n$`)) as string });
    expect((await stop(follower)).err).toContain(`note    a worker refused and has left: worker on `);
  });

  it('lets a worker end on a signal while Redis is away', async () => {
    const worker = startWorker();
    await once(worker.process.stdout!, 'data');
    await redis.kill();
    expect(await stop(worker)).toMatchObject({ code: 0 });
    redis.start();
  });

  // As Redis 7 and 8 say it: by ACL, maxmemory and REPLICAOF.
  it.each([
    ['may not write there', ['ACL', 'SETUSER', 'limited', 'on', '>hush', '~other:*', '+@all'], ['ACL', 'DELUSER', 'limited'], 'limited:hush', 'but the user may not do what the queue needs (NOPERM); allow it there: ACL SETUSER … ~collapse:* +@all'],
    ['finds it full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'], '', 'but its memory is full; raise its maxmemory, or end what else fills it'],
    ['finds a replica', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], '', 'but it is a replica, which takes no writes; name its master'],
  ])('says in one line that whoever submits %s, and makes nothing', async (_, before, after, user, message) => {
    await redis.command(...before);
    try {
      const url = user === '' ? redis.url() : `redis://${user}@127.0.0.1:${redis.port}`;
      expect(await collapse('run', ...GATED_STUDY, '--redis', url, '--out', 'none').finished).toMatchObject({ code: 2, err: `error Redis must answer at redis://127.0.0.1:${redis.port}, ${message}\n` });
      expect(existsSync(join(work, 'none'))).toBe(false);
    } finally {
      await redis.command(...after);
    }
  });

  it.each([
    ['no server', () => 'redis://127.0.0.1:1', 'Redis must answer at redis://127.0.0.1:1, but nothing listens there; start redis-server, or see whether host and port are right'],
    ['no password', () => `redis://127.0.0.1:${redis.port}`, 'but it asks for a password; write it in the URL, redis://:password@host'],
    ['a wrong password', () => redis.url('hush'), 'but the user or password is wrong; see what the server was started with'],
    ['no such database', () => `${redis.url()}/99`, 'but it has no database of that number; leave the number out, or raise its databases'],
    ['no URL', () => 'hush', '--redis must be the URL of a Redis server'],
  ])('says in one line that there is %s, and makes nothing', async (_, at, message) => {
    const { code, err } = await startWith(env, work, 'run', ...GATED_STUDY, '--redis', at(), '--out', 'none').finished;
    expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(err).toContain(message);
    expect(err).not.toContain('hush');
    expect(existsSync(join(work, 'none'))).toBe(false);
  });
});
