import { cpSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extendRun, extendRuns } from './extend-run.ts';
import { PROCESS_NAME } from './process-name.ts';
import { readHead, readRun } from './read-run.ts';
import { resumeRun } from './run-study.ts';
import { journalsOf as journals, newFolder as folder, newRun, toyOptions as options } from './testing/toy-runs.ts';

const reference = (...overrides: string[]) => newRun(overrides);

describe('extending', () => {
  const rowsOf = (run: string): string[] => Object.values(journals(run)).flatMap((text) => text.trimEnd().split('\n').filter((line) => !line.includes('"end"'))).sort();

  it('gives a finished run more generations and chains, with the rows of a run that had them from the start', async () => {
    const { run } = await reference('policy={ kind: accumulate }');
    const before = journals(run);
    await extendRun(run, { generations: 20, chains: 5 }, options());
    const record = await resumeRun(run, options());
    expect(record.outcomes.map(({ status, generation }) => [status, generation])).toEqual(Array.from({ length: 6 }, () => ['complete', 20]));
    const longer = await reference('policy={ kind: accumulate }', 'generations=20', 'chains=5');
    expect(rowsOf(run)).toEqual(rowsOf(longer.run));
    // Nothing that was written is written again.
    for (const [name, text] of Object.entries(before)) expect(journals(run)[name]!.startsWith(text)).toBe(true);
  });

  it('leaves the noise floor as it is, whose chains are no longer for it', async () => {
    const { run } = await reference('floor=2', 'chains=1');
    const floor = (): string => Object.entries(journals(run)).filter(([name]) => name.startsWith('floor')).map(([, text]) => text).join('');
    const before = floor();
    expect(before.trimEnd().split('\n').map((line) => (JSON.parse(line) as { generation: number }).generation)).toEqual([0, 1, 2, 2, 0, 1, 2, 2]);
    await extendRun(run, { generations: 20 }, options());
    const { outcomes } = await resumeRun(run, options());
    expect(outcomes.filter(({ arm }) => arm === 'floor').map(({ status, generation }) => [status, generation])).toEqual([['complete', 2], ['complete', 2]]);
    expect(floor()).toBe(before);
  });

  it('is exact again after a kill at any moment', async () => {
    const { run } = await reference('control=0', 'chains=1');
    await extendRun(run, { generations: 20 }, options());
    const longer = folder();
    cpSync(run, longer, { recursive: true });
    await resumeRun(longer, options());
    const whole = journals(longer)['loop-00000.jsonl']!;
    const short = journals(run)['loop-00000.jsonl']!;
    for (let cut = short.length; cut < whole.length; cut += 131) {
      const copy = folder();
      cpSync(run, copy, { recursive: true });
      writeFileSync(join(copy, 'journal', 'loop-00000.jsonl'), whole.slice(0, cut));
      await resumeRun(copy, options());
      expect(journals(copy)).toEqual({ 'loop-00000.jsonl': whole });
    }
  });

  it('leaves the run as it was where the disk takes only one of its two files', async () => {
    const { run } = await reference();
    const before = journals(run);
    const inTheWay = join(run, `study.yaml.${PROCESS_NAME}.tmp`);
    mkdirSync(inTheWay);
    await expect(extendRun(run, { generations: 20 }, options())).rejects.toThrow('study.yaml: it is a folder, not a file');
    rmdirSync(inTheWay);
    expect((await resumeRun(run, options())).study.generations).toBe(12);
    expect(journals(run)).toEqual(before);
    await extendRun(run, { generations: 20 }, options());
    expect(readHead(run).manifest).not.toHaveProperty('before');
    expect((await resumeRun(run, options())).study.generations).toBe(20);
  });

  it('clears away what a kill has left of files that were being written, and nothing that others write', async () => {
    const { run } = await reference();
    const left = ['study.yaml.host-77.tmp', 'manifest.json.host-77.tmp', 'metrics.csv.host-77.tmp', join('samples', 'loop', 'generation-000012.txt.host-77.tmp')];
    const kept = ['report.html.host-77.tmp', 'notes.tmp'];
    for (const name of [...left, ...kept]) writeFileSync(join(run, name), 'half');
    await extendRun(run, { generations: 20 }, options());
    expect([...left, ...kept].filter((name) => existsSync(join(run, name)))).toEqual(kept);
  });

  it('refuses to shorten, and to lengthen what a schedule runs to the end of', async () => {
    const { run } = await reference();
    await expect(extendRun(run, { generations: 5 }, options())).rejects.toThrow('generations must be a whole number of at least 12, as the run has, but got 5; a run can only be given more');
    await expect(extendRun(run, { chains: 1e9 }, options())).rejects.toThrow('chains must be within what a study may have, but got 1000000000');
    expect(readRun(run).study.chains).toBe(3);
    const scheduled = await reference('policy.real={ schedule: linear, from: 0, to: 0.5 }');
    await expect(extendRun(scheduled.run, { generations: 50 }, options())).rejects.toThrow(
      `${scheduled.run}: policy.real must have an end for the run to be given more generations, but its schedule runs to the last one; start another run, with policy.real.end=12 for the same course`,
    );
    await extendRun(scheduled.run, { chains: 4 }, options());
  });

  it.each([
    '{ schedule: linear, from: 0, to: 0.5, end: 15 }',
    '{ schedule: step, from: 0, to: 0.5, at: 14 }',
    '{ schedule: 1/t, from: 0.5 }',
    '[0.5, 0.25]',
  ])('lengthens the schedule %s, which does not ask how long the study is', async (schedule) => {
    const words = [`policy.real=${schedule}`, 'chains=1', 'control=0'];
    const { run } = await reference(...words);
    await extendRun(run, { generations: 20 }, options());
    const record = await resumeRun(run, options());
    const longer = await reference(...words, 'generations=20');
    expect(rowsOf(run)).toEqual(rowsOf(longer.run));
    expect(record.channels).toEqual(readRun(longer.run).channels);
  });

  it('refuses what could not have been run from the start, and leaves every run as it was', async () => {
    const words = ['policy={ kind: window, last: { schedule: 1/t, from: 4 } }', 'generations=5', 'chains=1', 'control=0'];
    const [one, other] = [await reference(), await reference(...words)];
    const before = readFileSync(join(one.run, 'study.yaml'), 'utf8');
    await expect(extendRuns([one.run, other.run], { generations: 20 }, options())).rejects.toThrow('policy.last must be at least 1, but got 0 (in generation 9)');
    expect(readFileSync(join(one.run, 'study.yaml'), 'utf8')).toBe(before);
    await extendRuns([one.run, other.run], { chains: 3, control: 1 }, options());
    expect([readRun(one.run).study.chains, readRun(other.run).study.chains]).toEqual([3, 3]);
  });
});
