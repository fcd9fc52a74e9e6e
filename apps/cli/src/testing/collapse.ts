// Runs the built command as a user would, in a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/collapse.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A new empty folder to work in. */
export function workFolder(): string {
  return mkdtempSync(join(tmpdir(), 'collapse-'));
}

export interface Started {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** Starts `collapse …` in a folder. */
export function start(cwd: string, ...words: string[]): Started {
  return startWith({}, cwd, ...words);
}

/** The same with more in its environment. */
export function startWith(env: Readonly<Record<string, string>>, cwd: string, ...words: string[]): Started {
  const child = spawn(process.execPath, [BIN, ...words], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => { out += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { err += data.toString(); });
  const finished = new Promise<Finished>((resolve) => child.on('close', (code) => { resolve({ code, out, err }); }));
  return { process: child, finished };
}

/** Runs `collapse …` to its end. */
export function collapse(cwd: string, ...words: string[]): Promise<Finished> {
  return start(cwd, ...words).finished;
}

/** All journals of a run, by file name. */
export function journals(run: string): Record<string, string> {
  return texts(join(run, 'journal'));
}

/** What is kept to be read of a run, by path. */
export function samples(run: string): Record<string, string> {
  return texts(join(run, 'samples'));
}

/** All that a run says in numbers, byte for byte, by file name: journals, what is kept to be read, tables. */
export function numbersOf(run: string): Record<string, string> {
  const tables = ['metrics.csv', 'metrics.parquet'].map((name) => [name, readFileSync(join(run, name), 'base64')]);
  return { ...journals(run), ...samples(run), ...Object.fromEntries(tables) as Record<string, string> };
}

/** Every file in a folder and those below it. */
function texts(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Waits until a shard of the run has a checkpoint. */
export async function untilCheckpoint(run: string): Promise<void> {
  const folder = join(run, 'checkpoints');
  while (!existsSync(folder) || !readdirSync(folder).some((shard) => existsSync(join(folder, shard, 'state-0.bin')))) await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

/** Waits until this process has the run's lock. */
export async function untilLocked(run: string, { pid }: ChildProcess): Promise<void> {
  const lock = join(run, 'run.lock');
  while (!existsSync(lock) || !readFileSync(lock, 'utf8').includes(`"pid":${pid!},`)) await pause();
}

/** Waits until the run has written at least this many bytes of journals. */
export async function untilWritten(run: string, bytes: number): Promise<void> {
  while (Object.values(journals(run)).join('').length < bytes) await pause();
}
