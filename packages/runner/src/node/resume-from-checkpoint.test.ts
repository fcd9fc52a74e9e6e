import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseStudy } from '../parse-study.ts';
import type { Study } from '../study.ts';
import { toyLab, toyStudy } from '../testing/toy-lab.ts';
import type { RunEvent } from './executors/executor.ts';
import { inlineExecutor } from './executors/inline.ts';
import { extendRun } from './extend-run.ts';
import { resumeRun, runStudy } from './run-study.ts';

const studyOf = (generations: number): Study =>
  parseStudy({ name: 'toy', text: toyStudy, overrides: ['policy={ kind: accumulate }', 'model.milliseconds=1', `generations=${generations}`, 'chains=1', 'control=0'] }, toyLab);
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'resume-')), 'run');
const options = { lab: toyLab, executor: inlineExecutor(toyLab), base: tmpdir() };
const journal = (run: string): string => join(run, 'journal', 'loop-00000.jsonl');
/** The first number of every generation, by which a chronicle that forgot one would show. */
const chronicled = (run: string): string => readFileSync(join(run, 'samples', 'loop', 'firsts.csv'), 'utf8');

/** Goes on with a run, made if need be; stops after this generation has been seen, and returns where it went on from. */
async function goOn(run: string, until = Infinity, study = studyOf(60)): Promise<number | undefined> {
  const controller = new AbortController();
  let from: number | undefined;
  const on = {
    ...options,
    signal: controller.signal,
    onEvent: ({ event }: RunEvent) => {
      if (event.type !== 'generation') return;
      if (event.resumed) from = event.generation;
      if (event.generation >= until) controller.abort();
    },
  };
  await (existsSync(run) ? resumeRun(run, on) : runStudy(study, { ...on, folder: run }));
  return from;
}

describe('a run that was stopped twice', () => {
  let [stopped, whole, told] = ['', '', ''];
  /** The generations of its two states, and how long journal and archive were at the first. */
  let [older, newest, rowsThen, archiveThen] = [0, 0, 0, 0];

  beforeAll(async () => {
    const reference = folder();
    await goOn(reference);
    [whole, told] = [readFileSync(journal(reference), 'utf8'), chronicled(reference)];
    expect(told.split('\n')).toHaveLength(61);
    stopped = folder();
    await goOn(stopped, 10);
    [rowsThen, archiveThen] = [statSync(journal(stopped)).size, statSync(inCheckpoint(stopped, 'archive-0.bin')).size];
    older = (await goOn(stopped, 30))!;
    const copy = folder();
    cpSync(stopped, copy, { recursive: true });
    newest = (await goOn(copy))!;
    expect(newest).toBeGreaterThan(older);
  });

  const inCheckpoint = (run: string, name: string): string => join(run, 'checkpoints', 'loop-00000', name);
  const flip = (path: string, at: number): void => {
    const bytes = readFileSync(path);
    bytes[at]! ^= 1;
    writeFileSync(path, bytes);
  };
  const first = (run: string): string => inCheckpoint(run, 'state-0.bin');
  const second = (run: string): string => inCheckpoint(run, 'state-1.bin');
  const archive = (run: string): string => inCheckpoint(run, 'archive-0.bin');

  it.each<[string, (run: string) => void, () => number | undefined]>([
    ['the newest state when all is whole', () => undefined, () => newest],
    ['the newest state when the older one is damaged', (run) => { flip(first(run), 99); }, () => newest],
    ['the older state when a byte of the newest is flipped', (run) => { flip(second(run), 99); }, () => older],
    ['the older state when the newest is cut', (run) => { truncateSync(second(run), 99); }, () => older],
    ['the older state when the newest is gone', (run) => { rmSync(second(run)); }, () => older],
    ['the older state when a segment of the newest is damaged', (run) => { flip(archive(run), archiveThen + 20); }, () => older],
    ['the older state when a segment of the newest is cut', (run) => { truncateSync(archive(run), archiveThen + 20); }, () => older],
    ['the older state when the journal lost rows of the newest', (run) => { truncateSync(journal(run), rowsThen + 200); }, () => older],
    ['the start when both states are damaged', (run) => { flip(first(run), 99); flip(second(run), 99); }, () => undefined],
    ['the start when a segment of both is damaged', (run) => { flip(archive(run), 20); }, () => undefined],
    ['the start when the archive is gone', (run) => { rmSync(archive(run)); }, () => undefined],
    ['the start when the journal lost rows of both', (run) => { truncateSync(journal(run), rowsThen - 1); }, () => undefined],
    ['the start when the journal is gone', (run) => { rmSync(journal(run)); }, () => undefined],
  ])('goes on from %s, to the same bytes', async (_, damage, expected) => {
    const run = folder();
    cpSync(stopped, run, { recursive: true });
    damage(run);
    expect(await goOn(run)).toBe(expected());
    expect(readFileSync(journal(run), 'utf8')).toBe(whole);
    expect(chronicled(run)).toBe(told);
    expect(existsSync(inCheckpoint(run, ''))).toBe(false);
  });
});

describe('a run that is given more generations', () => {
  const rowsOf = (run: string): string => readFileSync(journal(run), 'utf8').replace(/^.*"end".*\n/gm, '');
  const finished = (run: string): string => join(run, 'checkpoints', 'finished', 'loop-00000');
  const portraits = (run: string): string[] => readdirSync(join(run, 'samples', 'loop'));

  /** A run of 60 generations that was stopped on its way, so that its final state was kept. */
  async function kept(): Promise<string> {
    const run = folder();
    await goOn(run, 10);
    await goOn(run);
    expect(readdirSync(finished(run)).length).toBeGreaterThan(0);
    return run;
  }

  it.each<[string, number, (run: string) => void, number | undefined]>([
    ['goes on from its final state', 120, () => undefined, 60],
    ['starts again where that is damaged', 120, (run) => { for (const name of readdirSync(finished(run))) truncateSync(join(finished(run), name), 50); }, undefined],
    ['starts again where that was not kept', 120, (run) => { rmSync(join(run, 'checkpoints'), { recursive: true }); }, undefined],
    // Generation 45 is the middle of 90 and was not drawn.
    ['starts again where a sample is to be shown that was not before', 90, () => undefined, undefined],
  ])('%s, to the rows and samples of a run that had them from the start', async (_, generations, damage, from) => {
    const run = await kept();
    damage(run);
    const before = readFileSync(journal(run), 'utf8');
    await extendRun(run, { generations }, options);
    expect(await goOn(run)).toBe(from);
    const longer = folder();
    await goOn(longer, Infinity, studyOf(generations));
    expect(rowsOf(run)).toBe(rowsOf(longer));
    expect(chronicled(run)).toBe(chronicled(longer));
    expect(readFileSync(journal(run), 'utf8').startsWith(before)).toBe(true);
    expect(portraits(run)).toEqual(expect.arrayContaining(portraits(longer)));
  });

  it('starts again where its policy will remember more than was kept', async () => {
    const windowOf = (generations: number): Study => ({ ...studyOf(generations), policy: { kind: 'window', last: { schedule: 'step', from: 1, to: 4, at: 61 } } });
    const run = folder();
    await goOn(run, 10, windowOf(60));
    await goOn(run);
    expect(readdirSync(finished(run)).length).toBeGreaterThan(0);
    await extendRun(run, { generations: 120 }, options);
    expect(await goOn(run)).toBeUndefined();
    const longer = folder();
    await goOn(longer, Infinity, windowOf(120));
    expect(rowsOf(run)).toBe(rowsOf(longer));
  });

  it.each<[string, number, boolean]>([
    ['goes on where it was stopped, when that is before a sample that is newly to be shown', 20, true],
    ['starts again where it was stopped after it', 50, false],
  ])('%s', async (_, stop, goesOn) => {
    const run = folder();
    await goOn(run, stop);
    // Generation 45 is the middle of 90.
    await extendRun(run, { generations: 90 }, options);
    expect((await goOn(run)) !== undefined).toBe(goesOn);
    const longer = folder();
    await goOn(longer, Infinity, studyOf(90));
    expect(readFileSync(journal(run), 'utf8')).toBe(readFileSync(journal(longer), 'utf8'));
    expect(portraits(run)).toEqual(expect.arrayContaining(portraits(longer)));
  });

  it('is exact again after it was stopped on the way, and goes on from its final state when its newer one is damaged', async () => {
    const run = await kept();
    await extendRun(run, { generations: 120 }, options);
    await goOn(run, 80);
    const states = readdirSync(join(run, 'checkpoints', 'loop-00000')).filter((name) => name.startsWith('state'));
    expect(states.length).toBe(2);
    const newest = states.map((name) => join(run, 'checkpoints', 'loop-00000', name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]!;
    truncateSync(newest, 50);
    expect(await goOn(run)).toBe(60);
    const longer = folder();
    await goOn(longer, Infinity, studyOf(120));
    expect(rowsOf(run)).toBe(rowsOf(longer));
  });
});
