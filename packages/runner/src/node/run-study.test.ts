import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { studyJsonSchema } from '../study-json-schema.ts';
import { parseStudy } from '../parse-study.ts';
import { toyLab } from '../testing/toy-lab.ts';
import { takeLock } from './lock.ts';
import { sha256 } from './manifest.ts';
import { extendRun } from './extend-run.ts';
import { readRun } from './read-run.ts';
import { createRun, resumeRun, runStudy } from './run-study.ts';
import { journalsOf as journals, newFolder as folder, newRun, toyOf, toyOptions as options } from './testing/toy-runs.ts';

const study = (...overrides: string[]) => toyOf(overrides);
const reference = (...overrides: string[]) => newRun(overrides);

describe('a run', () => {
  it('leaves study, manifest, journals, tables and samples, no lock, and no checkpoints of chains that took no time', async () => {
    const { run } = await reference();
    expect(readdirSync(run).sort()).toEqual(['journal', 'manifest.json', 'metrics.csv', 'metrics.parquet', 'samples', 'study.schema.json', 'study.yaml']);
    expect(readFileSync(join(run, 'study.yaml'), 'utf8').split('\n')[0]).toBe('# yaml-language-server: $schema=./study.schema.json');
    expect(JSON.parse(readFileSync(join(run, 'study.schema.json'), 'utf8'))).toEqual(studyJsonSchema(toyLab));
    expect(readdirSync(join(run, 'samples', 'loop'))).toEqual(['firsts.csv', ...['000000', '000001', '000002', '000005', '000006', '000010', '000012'].map((t) => `generation-${t}.txt`)]);
  });

  it('has what the world made of its data, from its start on, also where a kill left that and no more', async () => {
    const run = folder();
    mkdirSync(join(run, 'world'), { recursive: true });
    writeFileSync(join(run, 'world', 'notes.txt'), 'half of');
    await createRun(study('world.notes=mind the mean'), { ...options(), folder: run });
    expect(readFileSync(join(run, 'world', 'notes.txt'), 'utf8')).toBe('mind the mean');
  });

  it('of several members leaves a study that repeats it, and is read back as it was', async () => {
    const run = folder();
    const both = study('members=[{ family: spread }, { family: spread }]', 'generations=3', 'chains=1');
    expect((await runStudy(both, { ...options(), folder: run })).study).toEqual(both);
    expect(parseStudy({ name: 'again', text: readFileSync(join(run, 'study.yaml'), 'utf8') }, toyLab)).toEqual(both);
  });

  it('says by which channels real information enters, and is read all the same where it was made before it said so', async () => {
    const { run } = await reference();
    expect(readRun(run).channels).toEqual(["fresh real items: 25 % of the study's size in every generation", 'items carried over from the last batch, real ones among them']);
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(run, 'manifest.json'), JSON.stringify({ ...manifest, channels: undefined }));
    expect(readRun(run)).not.toHaveProperty('channels');
  });

  it('that was made before studies named their schema is read and extended all the same', async () => {
    const { run } = await reference('chains=1', 'control=0');
    const [, ...lines] = readFileSync(join(run, 'study.yaml'), 'utf8').split('\n');
    const text = lines.join('\n');
    writeFileSync(join(run, 'study.yaml'), text);
    rmSync(join(run, 'study.schema.json'));
    edit(join(run, 'manifest.json'), (manifest) => manifest.replace(/"study": "[0-9a-f]{64}"/, `"study": "${sha256(text)}"`));
    expect(readRun(run).rows.length).toBe(13);
    await extendRun(run, { generations: 14 }, options());
    expect((await resumeRun(run, options())).rows.length).toBe(15);
  });

  it('seals the same rows to CSV and Parquet', async () => {
    const { run, rows } = await reference();
    const [head, ...lines] = readFileSync(join(run, 'metrics.csv'), 'utf8').trimEnd().split('\n');
    expect(head).toBe('arm,chain,member,generation,sampleItems,sampleUnits,trainingItems,realShare,nan,infinite,fittedMean,fittedStdDev,lineage');
    const inJournals = Object.values(rows).join('').trimEnd().split('\n').filter((line) => !line.includes('"end"'));
    expect(lines.length).toBe(inJournals.length);
    expect(lines[0]).toBe('loop,0,0,0,20,20,20,1,NaN,-Infinity,,,');
    const parquet = readFileSync(join(run, 'metrics.parquet'));
    const objects = await parquetReadObjects({ file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length) });
    expect(objects.length).toBe(lines.length);
    expect(objects[1]).toMatchObject({ arm: 'loop', chain: 0, generation: 1, realShare: 1, nan: NaN, infinite: -Infinity });
    expect(objects[0]).toMatchObject({ fittedMean: null });
    expect(objects.map((row: Record<string, unknown>) => String((row['fittedMean'] as number | null) ?? ''))).toEqual(lines.map((line) => line.split(',')[10]));
  });

  it('refuses a folder that holds anything, and leaves it as it is', async () => {
    const { run, rows } = await reference();
    await expect(runStudy(study(), { ...options(), folder: run })).rejects.toThrow(`collapse resume ${run} continues the run in it`);
    expect(journals(run)).toEqual(rows);
  });

  it('says it in one line where the disk does not take the name of its folder', async () => {
    const path = `${folder()}${'x'.repeat(300)}`;
    await expect(runStudy(study(), { ...options(), folder: path })).rejects.toThrow(new RegExp(`^cannot write ${path}: a name in it is longer than the file system takes`));
  });

  it('leaves no folder when the study cannot start', async () => {
    const broken = { ...study(), world: { kind: 'normal', mean: 'zero' } };
    const run = folder();
    await expect(createRun(broken, { lab: toyLab, folder: run, base: tmpdir() })).rejects.toThrow();
    expect(existsSync(run)).toBe(false);
  });

  it('records a chain that throws or ends early, and runs the others', async () => {
    const failed = await runStudy(study('model.throwAt=3', 'control=0'), { ...options(), folder: folder() });
    expect(failed.outcomes).toEqual([0, 1, 2].map((chain) => ({ arm: 'loop', chain, status: 'failed', generation: 2, reason: { code: 'threw', message: 'broken at fit 3' } })));
    const ended = await runStudy(study('model.endAt=3', 'control=0', 'chains=1'), { ...options(), folder: folder() });
    expect(ended.outcomes).toEqual([{ arm: 'loop', chain: 0, status: 'ended', generation: 2, reason: { code: 'degenerate', message: 'no spread left at fit 3' } }]);
    expect(ended.rows.length).toBe(3);
  });
});

describe('resuming', () => {
  it('makes a run whole again from whatever a kill left of its journals', async () => {
    const { run, rows } = await reference();
    const whole = rows['loop-00001.jsonl']!;
    for (let cut = 0; cut < whole.length; cut += 97) {
      const copy = folder();
      cpSync(run, copy, { recursive: true });
      writeFileSync(join(copy, 'journal', 'loop-00001.jsonl'), whole.slice(0, cut));
      rmSync(join(copy, 'journal', 'control-00000.jsonl'));
      await resumeRun(copy, options());
      expect(journals(copy)).toEqual(rows);
    }
  });

  it('refuses a study that was edited, a damaged journal, and a folder that is in use', async () => {
    const { run } = await reference();
    rmSync(join(run, 'journal', 'control-00000.jsonl'));
    const release = takeLock(join(run, 'run.lock'));
    await expect(resumeRun(run, options())).rejects.toThrow(`process ${process.pid}`);
    release();
    const journal = join(run, 'journal', 'loop-00000.jsonl');
    const intact = readFileSync(journal, 'utf8');
    writeFileSync(journal, intact.replace('"generation":1,', '"generation":'));
    await expect(resumeRun(run, options())).rejects.toThrow(`${journal}:2: line must be a journal entry`);
    writeFileSync(journal, intact);
    writeFileSync(join(run, 'study.yaml'), readFileSync(join(run, 'study.yaml'), 'utf8').replace('size: 20', 'size: 21'));
    await expect(resumeRun(run, options())).rejects.toThrow('study.yaml must be as it was when the run started');
    expect(existsSync(join(run, 'run.lock'))).toBe(false);
  });

  it('refuses another machine or program unless drift is allowed', async () => {
    const { run, rows } = await reference();
    rmSync(join(run, 'journal', 'control-00000.jsonl'));
    const manifest = join(run, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(process.version, 'v18.0.0'));
    await expect(resumeRun(run, options())).rejects.toThrow(`node was v18.0.0, is ${process.version}; --allow-drift resumes all the same`);
    await resumeRun(run, { ...options(), allowDrift: true });
    expect(journals(run)).toEqual(rows);
  });
});

describe('a run folder that was damaged', () => {
  it.each([
    ['a manifest cut short', 'manifest.json', (text: string) => text.slice(0, 50), 'manifest.json must be as the run wrote it, but it is damaged'],
    ['a manifest of something else', 'manifest.json', () => '{}', 'manifest.json must be the manifest of a run'],
    ['an edited study', 'study.yaml', (text: string) => text.replace('size: 20', 'size: 21'), 'study.yaml must be as it was when the run started'],
    ['a row missing', 'journal/loop-00001.jsonl', (text: string) => text.split('\n').toSpliced(4, 1).join('\n'), 'loop chain 1 must have every recorded generation, but generation 4 is missing'],
    ['a row twice', 'journal/loop-00001.jsonl', (text: string) => text.split('\n').flatMap((line, i) => (i === 4 ? [line, line] : [line])).join('\n'), 'has generation 4 twice'],
    ['a word for a number', 'journal/loop-00001.jsonl', (text: string) => text.replace('"realShare":1', '"realShare":"all"'), 'loop-00001.jsonl:1: line must be a journal entry'],
  ])('by %s is refused by resume and by reading', async (_, file, change, told) => {
    const { run } = await reference();
    edit(join(run, file), change);
    await expect(resumeRun(run, options())).rejects.toThrow(told);
    expect(() => readRun(run)).toThrow(told);
  });

  it('by a stray journal is read as if it were not there', async () => {
    const { run } = await reference();
    cpSync(join(run, 'journal', 'loop-00000.jsonl'), join(run, 'journal', 'loop-copy.jsonl'));
    expect(readRun(run).outcomes.length).toBe(4);
  });
});

describe('a finished run', () => {
  it('is only read when it is resumed: nothing is locked, checked or written', async () => {
    const { run } = await reference();
    edit(join(run, 'manifest.json'), (text) => text.replace(process.version, 'v18.0.0'));
    const release = takeLock(join(run, 'run.lock'));
    const { mtimeMs } = statSync(join(run, 'metrics.csv'));
    expect((await resumeRun(run, options())).outcomes.length).toBe(4);
    expect(statSync(join(run, 'metrics.csv')).mtimeMs).toBe(mtimeMs);
    release();
  });
});

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('claiming a folder', () => {
  it('lets one of many that ask at once have it', async () => {
    const where = folder();
    const asked = await Promise.allSettled(['seed=1', 'seed=2', 'seed=3'].map((seed) => createRun(study(seed), { lab: toyLab, folder: where, base: tmpdir() })));
    expect(asked.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  });

  it('takes over what a kill left before the folder was a run', async () => {
    const where = folder();
    mkdirSync(where);
    for (const name of ['study.yaml', 'study.schema.json', 'study.schema.json.host-77.tmp']) writeFileSync(join(where, name), 'half');
    await runStudy(study('chains=1', 'control=0'), { ...options(), folder: where });
    expect(readRun(where).outcomes.length).toBe(1);
  });
});
