// One study over every engine: chains that complete, that collapse to a point and end early, and that fail; rows of every seventh
// generation; a control and a noise floor. What each engine leaves must be, byte for byte, what one process does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redisIsMissing, slurmIsMissing, startRedis, startSlurm } from '@collapse-lab/cluster/testing';
import { inlineExecutor, resumeRuns } from '@collapse-lab/runner/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNamed } from './create-named.ts';
import { lab } from './lab.ts';
import { collapse, numbersOf, start, startWith, workFolder, type Finished } from './testing/collapse.ts';

const work = workFolder();

const PLUGIN = `
export default (lab) => lab.defineMeasure({
  id: 'faint', summary: 'Fails chains that have walked to the right.', domain: 'points', parameters: lab.z.strictObject({}),
  create: () => ({ columns: [{ name: 'range', summary: 'Range of the sample.' }], measure: ({ generation, sample: { values } }) => {
    if (generation === 14 && values[0] > 0.3) throw new Error('too far to the right');
    return { range: Math.max(...values) - Math.min(...values) };
  } }),
});`;

const STUDY = ['chains=6', 'control=2', 'floor=2', 'size=3', 'heldOut=20', 'generations=95', 'record=7', 'measures=[sizes, parameters, faint]', 'model={ family: student-t, df: 5, tolerance: 0.001, maxIterations: 50 }'];
const WORDS = ['seed-gaussian', ...STUDY, '--plugin', 'faint.ts'];
/** As many shards as the dearest chain allows. */
const CUT = ['--minutes', '0.00001'];

/** How an engine runs the study into a folder; what it starts for that is ended by `stop`. */
interface Engine {
  run(folder: string): Promise<Finished>;
  stop(): Promise<void>;
}

const ENGINES: readonly { readonly name: string; readonly missing?: string | undefined; start(): Promise<Engine> }[] = [
  { name: 'threads', start: () => Promise.resolve({ run: (folder) => collapse(work, 'run', ...WORDS, '--workers', '2', '--out', folder), stop: () => Promise.resolve() }) },
  { name: 'tasks, one by one', start: () => Promise.resolve({ run: byHand, stop: () => Promise.resolve() }) },
  { name: 'Slurm', missing: slurmIsMissing(), start: onSlurm },
  { name: 'BullMQ', missing: redisIsMissing(), start: onBullMq },
];

async function byHand(folder: string): Promise<Finished> {
  const { out } = await collapse(work, 'cluster', 'submit', ...WORDS, ...CUT, '--out', folder);
  const shards = Number(/--shard i\/(\d+)/.exec(out)![1]);
  for (let shard = shards; shard >= 1; shard--) await collapse(work, 'task', 'run', folder, '--shard', `${shard}/${shards}`);
  return collapse(work, 'cluster', 'merge', folder);
}

async function onSlurm(): Promise<Engine> {
  const cluster = await startSlurm({ maxArraySize: 4, processors: 2 });
  return {
    async run(folder) {
      await startWith(cluster.env, work, 'cluster', 'submit', ...WORDS, ...CUT, '--slurm', '--out', folder).finished;
      await cluster.untilIdle();
      return collapse(work, 'cluster', 'merge', folder);
    },
    stop: () => cluster.stop(),
  };
}

async function onBullMq(): Promise<Engine> {
  const redis = await startRedis();
  const worker = start(work, 'worker', '--redis', redis.url(), '--workers', '2');
  return {
    run: (folder) => collapse(work, 'run', ...WORDS, ...CUT, '--redis', redis.url(), '--out', folder),
    async stop() {
      worker.process.kill('SIGTERM');
      await worker.finished;
      await redis.stop();
    },
  };
}

describe('a study has the bytes of the inline executor', () => {
  let inline: Record<string, string>;

  beforeAll(async () => {
    writeFileSync(join(work, 'faint.ts'), PLUGIN);
    const run = await createNamed('seed-gaussian', STUDY, { plugin: [join(work, 'faint.ts')], out: join(work, 'inline') });
    const [record] = await resumeRuns([run], { lab, executor: inlineExecutor(lab) });
    const ends = record!.outcomes.filter(({ arm }) => arm === 'loop').map(({ status }) => status);
    expect(new Set(ends)).toEqual(new Set(['complete', 'ended', 'failed']));
    inline = numbersOf(run);
  });

  for (const { name, missing, start: begin } of ENGINES) {
    if (missing !== undefined) process.stderr.write(`${name} is not tested here: ${missing}\n`);
    it.skipIf(missing !== undefined && process.env['CI'] !== 'true')(`over ${name}`, { timeout: 180_000 }, async () => {
      const [engine, folder] = [await begin(), name.replaceAll(/\W+/g, '-')];
      try {
        // 3: chains that failed are data, and told.
        expect(await engine.run(folder)).toMatchObject({ code: 3 });
        expect(numbersOf(join(work, folder))).toEqual(inline);
      } finally {
        await engine.stop();
      }
    });
  }
});
