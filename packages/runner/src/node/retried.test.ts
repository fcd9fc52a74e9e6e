import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../domain.ts';
import { extendLab } from '../plugin.ts';
import { toyLab } from '../testing/toy-lab.ts';
import type { Executor } from './executors/executor.ts';
import { extendRun } from './extend-run.ts';
import { readRun } from './read-run.ts';
import { resumeRun } from './run-study.ts';
import { journalsOf, newFolder, newRun, toyOptions } from './testing/toy-runs.ts';

/** The toy laboratory with a family that throws at those of its fits, counted from 1 over all chains, that `fails` names. */
function flakyLab(fails: (fit: number) => boolean = () => false): Lab {
  let fits = 0;
  return extendLab(toyLab, [{
    path: 'flaky.ts',
    plugin: (lab) => lab.defineFamily({
      domain: 'numbers', id: 'flaky', summary: 'The mean, when it feels like it.', parameters: lab.z.strictObject({}),
      create: () => ({
        columns: [{ name: 'fittedMean', summary: 'mean' }],
        fit({ items }: { items: Float64Array }) {
          if (fails(++fits)) throw new Error(`no luck at fit ${fits}`);
          return { fitted: items.reduce((sum, x) => sum + x, 0) / items.length };
        },
        sample: (mean: number, count: number, { streams }) => {
          const rng = streams.rng();
          return Float64Array.from({ length: count }, () => mean + rng.normal());
        },
        parameters: (mean: number) => ({ fittedMean: mean }),
        encode: (mean: number) => packArrays([Float64Array.of(mean)]),
        decode: (bytes: Uint8Array) => new ArrayReader(bytes).f64()[0]!,
      }),
    }),
  }]);
}

// 130 chains make shards of three, so that others stand behind a chain that failed. Four fits a chain.
const WORDS = ['model={ family: flaky }', 'policy={ kind: replace }', 'size=5', 'heldOut=2', 'measures=[parameters]', 'generations=4', 'chains=130', 'control=0'];
/** Chains 0, 1 and 4 fail: at their third, first and last fit. */
const BROKEN = new Set([3, 3 + 1, 3 + 1 + 4 + 4 + 4]);
const statuses = (run: string): string[] => readRun(run).outcomes.slice(0, 6).map(({ status, generation }) => `${status} ${generation}`);
const retry = (run: string, lab: Lab = flakyLab()) => resumeRun(run, { ...toyOptions(lab), retryFailed: true });

/** An executor whose process is killed when all chains have run: nothing is tidied, no table is written. */
const killedAtTheEnd = (lab: Lab): Executor => ({
  async *run(tasks, signal) {
    yield* toyOptions(lab).executor.run(tasks, signal);
    throw new Error('killed');
  },
});

describe('chains that failed', () => {
  it('stay failed when a run is resumed, and run again from the start when that is asked for, to the bytes of a run without failures', async () => {
    const { rows } = await newRun(WORDS, flakyLab());
    const { run, rows: broken } = await newRun(WORDS, flakyLab((fit) => BROKEN.has(fit)));
    expect(statuses(run)).toEqual(['failed 2', 'failed 0', 'complete 4', 'complete 4', 'failed 3', 'complete 4']);
    await resumeRun(run, toyOptions(flakyLab()));
    expect(journalsOf(run)).toEqual(broken);
    const record = await retry(run);
    expect(record.outcomes.every(({ status }) => status === 'complete')).toBe(true);
    expect(journalsOf(run)).toEqual(rows);
    expect(readFileSync(join(run, 'metrics.csv'), 'utf8').split('\n').length).toBe(1 + 130 * 5 + 1);
  });

  it('keep their place when they fail again', async () => {
    const { run, rows: broken } = await newRun(WORDS, flakyLab((fit) => BROKEN.has(fit)));
    // The same chains are run, one after the other, and the second of them fails at its second fit.
    await retry(run, flakyLab((fit) => fit === 6));
    expect(statuses(run)).toEqual(['complete 4', 'failed 1', 'complete 4', 'complete 4', 'complete 4', 'complete 4']);
    await retry(run);
    expect(journalsOf(run)).toEqual((await newRun(WORDS, flakyLab())).rows);
    expect(journalsOf(run)).not.toEqual(broken);
  });

  it('are run again to the same bytes whenever that is killed, and their journals only grow meanwhile', async () => {
    const { rows } = await newRun(WORDS, flakyLab());
    const { run, rows: broken } = await newRun(WORDS, flakyLab((fit) => BROKEN.has(fit)));
    const killed = newFolder();
    cpSync(run, killed, { recursive: true });
    await expect(resumeRun(killed, { ...toyOptions(), lab: flakyLab(), executor: killedAtTheEnd(flakyLab()), retryFailed: true })).rejects.toThrow('killed');
    const name = 'loop-00000.jsonl';
    const [short, long] = [broken[name]!, journalsOf(killed)[name]!];
    expect(long.startsWith(short) && long.length > short.length).toBe(true);
    for (let cut = short.length; cut <= long.length; cut += 61) {
      const copy = newFolder();
      cpSync(killed, copy, { recursive: true });
      writeFileSync(join(copy, 'journal', name), long.slice(0, cut));
      // A plain resume goes on with the chain that was under way, and leaves nothing twice.
      await resumeRun(copy, toyOptions(flakyLab()));
      expect(readRun(copy).outcomes.filter(({ status }) => status !== 'complete').length).toBeLessThanOrEqual(2);
      await retry(copy);
      expect(journalsOf(copy)).toEqual(rows);
    }
    // Killed after the last row, the run has no tables yet, and is finished by a plain resume.
    await resumeRun(killed, toyOptions(flakyLab()));
    expect(journalsOf(killed)).toEqual(rows);
  }, 60_000);
});

describe('a chain that fails when its run is extended', () => {
  it('keeps what it had, and runs again to the bytes of an extension without failures', async () => {
    const words = [...WORDS, 'chains=2'];
    const extend = async (lab: Lab): Promise<string> => {
      const { run } = await newRun(words, flakyLab());
      await extendRun(run, { generations: 7 }, { lab: flakyLab() });
      await resumeRun(run, toyOptions(lab));
      return run;
    };
    // Chains are computed again from their start: the first fails before it is where it was, the second behind.
    const run = await extend(flakyLab((fit) => fit === 2 || fit === 2 + 6));
    expect(statuses(run)).toEqual(['failed 4', 'failed 5']);
    expect(readRun(run).rows.map(({ generation }) => generation)).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5]);
    await retry(run);
    expect(journalsOf(run)).toEqual(journalsOf(await extend(flakyLab())));
  });
});
