// Writing so that a kill at any moment leaves the old file or the new one, and saying plainly when the disk says no.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { temporaryOf } from './process-name.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the device; free some',
  EDQUOT: 'the disk quota is used up; free some space',
  EROFS: 'the file system is read-only; make it writable or choose another place',
  EACCES: 'permission is denied; allow it or choose another place',
  EPERM: 'the operation is not permitted; allow it or choose another place',
  EIO: 'the device reports an input/output error; check the disk',
  ENOTDIR: 'a part of the path is a file, not a folder; choose another place',
  ENOENT: 'a folder above it is missing and cannot be made there; choose another place',
  EISDIR: 'it is a folder, not a file',
  ENAMETOOLONG: 'a name in it is longer than the file system takes; choose a shorter one',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
};

/** Runs an action on a path; a refusal by the disk becomes one line that says why and that nothing written is lost. */
export function onDisk<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const why = WHY[(error as NodeJS.ErrnoException).code ?? ''];
    if (!why) throw error;
    throw new UserError(`cannot write ${path}: ${why}; a run that was under way keeps what it has, and collapse resume continues it`);
  }
}

/** What a file is written from: all at once, or piece by piece where it may be longer than memory or a string can be. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/** Writes all of it at the descriptor's end and waits until it is on the disk. */
export function writeDurably(descriptor: number, content: Content): void {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  }
  fsyncSync(descriptor);
}

/** By which systems and file systems say that a folder cannot be opened or waited for. */
const FOLDERS_ARE_NOT_SYNCED = new Set(['EINVAL', 'EPERM', 'EISDIR', 'EACCES', 'EBADF', 'ENOTSUP', 'EOPNOTSUPP']);

/** Waits until the names in a folder are on the disk, where that can be waited for: a file that is there need not be found after a loss of power. */
export function syncFolder(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    if (!FOLDERS_ARE_NOT_SYNCED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Makes a folder and those above it that are missing. */
export function makeFolder(path: string): void {
  // Not by `recursive`, which says ENOENT where the file system is read-only.
  const make = (folder: string, isMissingAbove = true): void => {
    try {
      mkdirSync(folder);
      syncFolder(dirname(folder));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return;
      // Some file systems, such as /proc, say ENOENT also where the folder above is there.
      if (code !== 'ENOENT' || !isMissingAbove || dirname(folder) === folder) throw error;
      make(dirname(folder));
      make(folder, false);
    }
  };
  onDisk(path, () => { make(path); });
}

/** Opens a file to be appended to, making it and its folder if need be. */
export function openToAppend(path: string): number {
  makeFolder(dirname(path));
  return onDisk(path, () => {
    const isNew = !existsSync(path);
    const descriptor = openSync(path, 'a');
    if (isNew) syncFolder(dirname(path));
    return descriptor;
  });
}

/** Writes a file by a temporary file and a rename, making its folder if need be. */
export function writeAtomically(path: string, content: Content): void {
  makeFolder(dirname(path));
  onDisk(path, () => {
    const temporary = temporaryOf(path);
    const descriptor = openSync(temporary, 'w');
    try {
      writeDurably(descriptor, content);
      renameSync(temporary, path);
      syncFolder(dirname(path));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
  });
}
