// Whatever becomes of the thread or the process that asked a program something, the program ends, and all that it has started.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { greet } from './command-answers.ts';
import { processOf } from './command-process.ts';

/** A shell that starts something beside itself, both deaf to the end of their input, writes their process ids, and answers everything alike. */
function wrapper(answer: string): { readonly command: string[]; pids(): Promise<number[]> } {
  const file = join(mkdtempSync(join(tmpdir(), 'pids-')), 'pids');
  const script = `sleep 1000 & echo "[$$, $!]" > "$0.part"; mv "$0.part" "$0"; while read -r line; do ${answer}; done; sleep 1000`;
  const pids = async (): Promise<number[]> => {
    while (!existsSync(file)) await pause();
    return JSON.parse(readFileSync(file, 'utf8')) as number[];
  };
  return { command: ['/bin/sh', '-c', script, file], pids };
}
const ANSWERS = 'echo 1';
const SILENT = ':';

const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
const sourceOf = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
const STAY = 'setInterval(() => {}, 1000);';

/** A module that asks a program, and does one thing more when it has answered. */
const asker = (command: readonly string[], then: string): string => `
  import { register } from ${tsx};
  register();
  const { processOf } = await import(${sourceOf('./command-process.ts')});
  await processOf({ command: ${JSON.stringify(command)}, folder: '/', timeoutSeconds: 60 }).ask({ do: 'fit' }, (answer) => answer);
  ${then}`;
const worker = (command: readonly string[], then: string): Worker => new Worker(new URL(`data:text/javascript,${encodeURIComponent(asker(command, then))}`));

/** A process of its own, in a group of its own as a shell would start it, that runs this module. */
function run(module: string): ChildProcess {
  const file = join(mkdtempSync(join(tmpdir(), 'asker-')), 'asker.mjs');
  writeFileSync(file, module);
  return spawn(process.execPath, [file], { detached: true, stdio: 'ignore' });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

async function ended(pids: readonly number[]): Promise<void> {
  // A zombie (Z) has ended; it waits to be counted.
  const isAlive = (pid: number): boolean => /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
  expect(pids.length).toBe(2);
  while (pids.some(isAlive)) await pause();
}

describe('a program ends with all that it has started', () => {
  it('with the thread that asked it, which it does not hold up', async () => {
    const { command, pids } = wrapper(ANSWERS);
    await once(worker(command, ''), 'exit');
    await ended(await pids());
  });

  it('when it takes too long or answers nonsense', async () => {
    const [nonsense, silent] = [wrapper(ANSWERS), wrapper(SILENT)];
    const asked = processOf({ command: nonsense.command, folder: '/', timeoutSeconds: 60 });
    await expect(asked.ask({ do: 'fit' }, () => { throw new RangeError('that is nonsense'); })).rejects.toThrow('but that is nonsense');
    await ended(await nonsense.pids());
    const hangs = processOf({ command: silent.command, folder: '/', timeoutSeconds: 0.5 });
    await expect(hangs.ask({ do: 'fit' }, () => undefined)).rejects.toThrow('it took longer than 0.5 seconds');
    await ended(await silent.pids());
  });

  it('when its thread is terminated', async () => {
    const { command, pids } = wrapper(ANSWERS);
    const thread = worker(command, "(await import('node:worker_threads')).parentPort.postMessage('asked'); " + STAY);
    await once(thread, 'message');
    await thread.terminate();
    await ended(await pids());
  });

  it('when the process that asked it is killed', async () => {
    const { command, pids } = wrapper(ANSWERS);
    const child = run(asker(command, STAY));
    const both = await pids();
    child.kill('SIGKILL');
    await ended(both);
  });

  it('when the process whose thread asked it leaves without its threads, as on a second interrupt', async () => {
    const { command, pids } = wrapper(ANSWERS);
    const thread = JSON.stringify(`data:text/javascript,${encodeURIComponent(asker(command, "(await import('node:worker_threads')).parentPort.postMessage('asked'); " + STAY))}`);
    run(`import { Worker } from 'node:worker_threads'; new Worker(new URL(${thread})).on('message', () => process.exit(130));`);
    await ended(await pids());
  });
});

describe('a program that is asked for its hello ends with all that it has started', () => {
  it('when it takes too long', async () => {
    const { command, pids } = wrapper(SILENT);
    expect(() => greet({ command, folder: '/', timeoutSeconds: 1 })).toThrow('must answer "hello" with one line of JSON, but it had not ended 1 seconds after its input did');
    await ended(await pids());
  });

  it('when it has answered and ended itself', async () => {
    const { command, pids } = wrapper('echo; echo \'{"version":1,"scores":false,"parameters":[]}\'; exec >&- 2>&-; kill $$');
    // What it started holds its output open, which must not be waited for.
    expect(greet({ command, folder: '/', timeoutSeconds: 60 }).scores).toBe(false);
    await ended(await pids());
  });

  it.each([['interrupted from the keyboard', 'SIGINT', 'group'], ['killed', 'SIGKILL', 'process']] as const)('when who asked is %s', async (_, signal, whom) => {
    const { command, pids } = wrapper(SILENT);
    const child = run(`
      import { register } from ${tsx};
      register();
      const { greet } = await import(${sourceOf('./command-answers.ts')});
      greet({ command: ${JSON.stringify(command)}, folder: '/', timeoutSeconds: 60 });`);
    const both = await pids();
    process.kill(whom === 'group' ? -child.pid! : child.pid!, signal);
    await ended(both);
  });
});
