// One process at a time in a run folder: a lock file with its owner's process id and host.
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { UserError } from '../errors.ts';
import { onDisk } from './disk.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in clock ticks since boot (Linux), so that a reused process id is no owner. */
  readonly started?: string;
}

/** Takes the lock or throws UserError naming its owner; returns what gives it back. A lock of a dead process on this host is taken over. */
export function takeLock(path: string): () => void {
  for (;;) {
    if (tryCreate(path)) return () => { release(path); };
    const owner = readOwner(path);
    if (owner === 'gone') continue;
    if (owner && isAlive(owner)) {
      throw new UserError(`${path}: run must not be in use by another process, but process ${owner.pid} on ${owner.host} holds it; wait for it or stop it${owner.host === hostname() ? '' : `, and if that host is gone, delete ${path}`}`);
    }
    removeStale(path, owner);
  }
}

/** Removes a dead owner's lock and no other: what is moved aside may by then be a living process's, and is put back. */
function removeStale(path: string, dead: Owner | undefined): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  const same = JSON.stringify(moved) === JSON.stringify(dead);
  if (!same && !existsSync(path)) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/** Gives the lock back if it is still this process's. */
function release(path: string): void {
  const owner = readOwner(path);
  if (typeof owner === 'object' && owner.pid === process.pid && owner.host === hostname()) rmSync(path, { force: true });
}

/** Creates the lock with its content in one step, so that nobody ever reads a lock without an owner. */
function tryCreate(path: string): boolean {
  const started = startOf(process.pid);
  const owner: Owner = { pid: process.pid, host: hostname(), ...(started !== undefined && { started }) };
  const mine = `${path}.${process.pid}`;
  return onDisk(path, () => {
    writeFileSync(mine, JSON.stringify(owner));
    try {
      linkSync(mine, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  });
}

function readOwner(path: string): Owner | 'gone' | undefined {
  try {
    const { pid, host, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    // What names no owner is as damaged as what is no JSON.
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: pid!, host, ...(started !== undefined && { started }) } : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : undefined;
  }
}

function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const fields = statOf(pid);
  // A zombie has ended, and waits for a parent that may never ask.
  if (fields?.[0] === 'Z' || fields?.[0] === 'X') return false;
  return started === undefined || started === fields?.[START];
}

/** Where the start time stands among the fields that `statOf` gives. */
const START = 19;

function startOf(pid: number): string | undefined {
  return statOf(pid)?.[START];
}

/** The fields of a process' stat from its state on (Linux); undefined where there is none. */
function statOf(pid: number): string[] | undefined {
  try {
    // The command name, in parentheses, may itself hold spaces; the state comes after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
