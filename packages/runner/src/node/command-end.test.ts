// Whatever becomes of the thread or the process that asked a program something, the program ends.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { processOf } from './command-process.ts';

/** Answers with its process id; `deaf`, it does not hear the end of its input, and has started another that does not either. */
const program = (hearing: 'deaf' | 'listening'): string[] => {
  const text = `
    const deaf = ${hearing === 'deaf'};
    const other = deaf && require('node:child_process').spawn('sleep', ['1000'], { stdio: 'inherit' });
    process.stdin.on('data', () => console.log(JSON.stringify(deaf ? [process.pid, other.pid] : [process.pid])));
    if (deaf) setInterval(() => {}, 1000);`;
  return [process.execPath, '-e', text];
};

const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
const source = JSON.stringify(new URL('./command-process.ts', import.meta.url).href);

/** A module that asks a program, tells the answer to where it was started from, and does one thing more. */
const asker = (hearing: 'deaf' | 'listening', then: string): string => `
  import { parentPort } from 'node:worker_threads';
  import { register } from ${tsx};
  register();
  const { processOf } = await import(${source});
  const program = processOf({ command: ${JSON.stringify(program(hearing))}, folder: '/', timeoutSeconds: 60 });
  const pids = await program.ask({ do: 'fit' }, (answer) => answer);
  if (parentPort) parentPort.postMessage(pids);
  else process.send(pids);
  ${then}`;

const worker = (hearing: 'deaf' | 'listening', then: string): Worker =>
  new Worker(new URL(`data:text/javascript,${encodeURIComponent(asker(hearing, then))}`));
const STAY = 'setInterval(() => {}, 1000);';

async function ended(pids: readonly number[]): Promise<void> {
  // A zombie (Z) has ended; it waits to be counted.
  const isAlive = (pid: number): boolean => /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
  expect(pids.length).toBeGreaterThan(0);
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a program ends', () => {
  it('with the thread that asked it, which it does not hold up, deaf as it may be', async () => {
    const thread = worker('deaf', '');
    const [pids] = (await once(thread, 'message')) as [number[]];
    await once(thread, 'exit');
    await ended(pids);
  });

  it('when it takes too long or answers nonsense, with all that it has started', async () => {
    const asked = processOf({ command: program('deaf'), folder: '/', timeoutSeconds: 1 });
    const pids = await asked.ask({ do: 'fit' }, (answer) => answer as number[]);
    const silent = processOf({ command: [process.execPath, '-e', STAY], folder: '/', timeoutSeconds: 0.1 });
    await expect(silent.ask({ do: 'fit' }, () => undefined)).rejects.toThrow('it took longer than 0.1 seconds');
    await expect(asked.ask({ do: 'fit' }, () => { throw new RangeError('that is nonsense'); })).rejects.toThrow('but that is nonsense');
    await ended(pids);
  });

  it('when its thread is terminated', async () => {
    const thread = worker('listening', STAY);
    const [pids] = (await once(thread, 'message')) as [number[]];
    await thread.terminate();
    await ended(pids);
  });

  it('when the process that asked it is killed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'asker-')), 'asker.mjs');
    writeFileSync(file, asker('listening', STAY));
    const child = fork(file, { execArgv: [] });
    const [pids] = (await once(child, 'message')) as [number[]];
    child.kill('SIGKILL');
    await ended(pids);
  });
});
