// Whatever becomes of a thread or a process that asked a program something, the program ends.
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
const source = JSON.stringify(new URL('./command-process.ts', import.meta.url).href);

/** Tells its process id, and that of one that it started; with `hang` it does not hear the end of its input. */
const program = `
const { spawn } = require('node:child_process');
const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
process.stdin.once('data', () => {
  console.log(JSON.stringify([process.pid, child.pid]));
  if (process.argv[1] === 'hang') setInterval(() => {}, 1000);
});
process.stdin.on('end', () => { if (process.argv[1] !== 'hang') { child.kill(); process.exit(); } });`;

/** A module that asks the program once, tells the answer, and goes on as told. */
const asker = (mode: 'hang' | 'hear', then: string): string => `
  import { register } from ${tsx};
  import { parentPort } from 'node:worker_threads';
  register();
  const { processOf } = await import(${source});
  const command = [process.execPath, '-e', ${JSON.stringify(program)}, '--', '${mode}'];
  const asked = processOf({ command, folder: '/', timeoutSeconds: 30 });
  const pids = await asked.ask({ do: 'fit' }, (answer) => answer);
  if (parentPort) parentPort.postMessage(pids); else process.send(pids);
  ${then}`;

function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  // A zombie has ended; it waits to be counted.
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function allEnd(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function startWorker(mode: 'hang' | 'hear', then: string): Worker {
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(asker(mode, then))}`));
}

describe('a program and what it has started end', () => {
  it('with the thread that asked, which they do not hold up, whether or not they listen', async () => {
    const worker = startWorker('hang', '');
    const [pids] = (await once(worker, 'message')) as [number[]];
    expect(pids).toHaveLength(2);
    await once(worker, 'exit');
    await allEnd(pids);
  });

  it('when a request fails', async () => {
    const worker = startWorker('hang', "asked.ask({ do: 'fit' }, () => { throw new RangeError('nonsense'); }).catch(() => {}); parentPort.on('message', () => {}); setTimeout(() => process.exit(), 60000);");
    const [pids] = (await once(worker, 'message')) as [number[]];
    // The second request is never answered, so it is the thread's end that ends the program.
    await worker.terminate();
    execFileSync('kill', ['-9', String(-pids[0]!)]);
    await allEnd(pids);
  });
});
