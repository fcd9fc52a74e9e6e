// One process at a time in a run folder: a lock file with its owner's process id and host.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { UserError } from '../errors.ts';
import { onDisk } from './disk.ts';
import { PROCESS_NAME } from './process-name.ts';

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
  const aside = `${path}.stale.${PROCESS_NAME}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  const same = JSON.stringify(moved) === JSON.stringify(dead);
  if (!same) placeAt(path, aside);
  rmSync(aside, { force: true });
}

/** Gives the lock back if it is still this process's. */
function release(path: string): void {
  const owner = readOwner(path);
  if (typeof owner === 'object' && owner.pid === process.pid && owner.host === hostname()) rmSync(path, { force: true });
}

/** Creates the lock with its content in one step where the file system can, so that nobody reads a lock without an owner. */
function tryCreate(path: string): boolean {
  const started = startOf(process.pid);
  const owner: Owner = { pid: process.pid, host: hostname(), ...(started !== undefined && { started }) };
  const mine = `${path}.${PROCESS_NAME}`;
  return onDisk(path, () => {
    writeFileSync(mine, JSON.stringify(owner));
    try {
      return placeAt(path, mine);
    } finally {
      rmSync(mine, { force: true });
    }
  });
}

/** How file systems without hard links (FAT, some network drives) refuse one. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Puts what `from` holds where nothing is yet; false where something is. */
function placeAt(path: string, from: string): boolean {
  try {
    return unlessThere(() => { linkSync(from, path); });
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    // Then for a moment there is a lock without an owner: `readOwner` waits for one.
    return unlessThere(() => { writeFileSync(path, readFileSync(from), { flag: 'wx' }); });
  }
}

function unlessThere(create: () => void): boolean {
  try {
    create();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that is empty for longer than this, in milliseconds, is not about to be written by anybody. */
const LONGEST_EMPTY = 1000;
const LOOK_EVERY = 20;

/** What a lock holds; where it is empty, once it is not, or has been for long. */
function textOf(path: string): string {
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const text = readFileSync(path, 'utf8');
    if (text !== '' || waited >= LONGEST_EMPTY) return text;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY);
  }
}

function readOwner(path: string): Owner | 'gone' | undefined {
  try {
    const { pid, host, started } = JSON.parse(textOf(path)) as Partial<Owner>;
    // What names no owner is as damaged as what is no JSON.
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: pid!, host, ...(started !== undefined && { started }) } : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : undefined;
  }
}

/** Whether the lock's owner is alive: known on its own host alone, undefined on others and where nobody has it. */
export function holds(path: string): boolean | undefined {
  const owner = readOwner(path);
  return typeof owner === 'object' && owner.host === hostname() ? isAlive(owner) : undefined;
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
