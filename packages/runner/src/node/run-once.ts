// Runs a program to its end while this thread waits, and lets nothing that it started outlive the wait.
import { spawnSync } from 'node:child_process';
import type { Program } from './command-talk.ts';

/** How a run went: what the program wrote and how it ended, or the code of the error for which it did not run or end. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** `code 3`, `SIGSEGV`. */
  readonly end: string;
  /** ENOENT: there is no such program; ETIMEDOUT: it took longer than it may; or any other. */
  readonly error?: string;
}

/**
 * Stands between this thread, which hears no signals while it waits, and the program, which has a process group of its own:
 * kills the group when the program has ended, when it is interrupted with us or told to stop, and when we are gone.
 */
const KEEPER = `
  const { spawn } = require('node:child_process');
  const [file, ...args] = process.argv.slice(1);
  const groups = process.platform !== 'win32';
  const program = spawn(file, args, { stdio: 'inherit', detached: groups, windowsHide: true });
  const leave = (told) => {
    try { groups ? process.kill(-program.pid, 'SIGKILL') : program.kill('SIGKILL'); } catch {}
    require('node:fs').writeSync(3, JSON.stringify(told));
    process.exit();
  };
  program.on('error', ({ code, message }) => leave({ error: code ?? message }));
  program.on('exit', (code, signal) => leave({ end: signal ?? 'code ' + code }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave({ end: signal }));
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) leave({}); }, 200);`;

/** Gives the program these lines and no more, and waits until it has ended or its time is up. */
export function runOnce({ command, folder, timeoutSeconds }: Program, input: string): Ran {
  const { error, stdout, stderr, output } = spawnSync(process.execPath, ['-e', KEEPER, '--', ...command], {
    cwd: folder,
    input,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 1000 * timeoutSeconds,
    killSignal: 'SIGTERM',
    windowsHide: true,
  });
  if (error) return { stdout: '', stderr: '', end: '', error: (error as NodeJS.ErrnoException).code ?? error.message };
  return { stdout, stderr, end: 'no end', ...(JSON.parse(output[3] || '{}') as Partial<Ran>) };
}
