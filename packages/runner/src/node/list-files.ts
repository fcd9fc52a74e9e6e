// The files that a path or a glob names, for worlds that read several.
import { readdir, statSync, type Dirent } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';

/** What makes a path a pattern. */
const PATTERN = /[*?[\]{}()!]/;

/**
 * The path itself, or the files that the pattern matches, relative to `base`, ordered by the bytes of their paths. Links are followed, and
 * a file that is found under several names (by links of either kind) is listed under the first, so that nothing is read twice. Names that
 * begin with a dot match a pattern that says so alone. Throws UserError where nothing matches.
 */
export async function listFiles(base: string, pattern: string): Promise<readonly string[]> {
  if (!PATTERN.test(pattern) || identityOf(resolve(base, pattern)) !== undefined) return [pattern];
  const { glob } = await import('tinyglobby');
  let denied: NodeJS.ErrnoException | undefined;
  // A folder that may not be looked into is left out by the library without a word.
  const look = ((path: string, options: { withFileTypes: true }, done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void) => {
    readdir(path, options, (error, entries) => {
      if (error?.code === 'EACCES') denied = error;
      done(error, entries);
    });
  }) as typeof readdir;
  const found = await glob(pattern, { cwd: base, expandDirectories: false, fs: { readdir: look } });
  if (denied) throw new UserError(`${pattern} must match files in folders that may be read, but permission is denied for ${denied.path}; change the pattern, or the folder's permissions`);
  const seen = new Set<string>();
  const files = found
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .filter((path) => {
      const identity = identityOf(resolve(base, path));
      if (identity === undefined || seen.has(identity)) return false;
      seen.add(identity);
      return true;
    });
  if (files.length > 0) return files;
  throw new UserError(`${pattern} must match a file, but matches none from ${base} on; check the pattern (* is any part of a name, ** any folders)`);
}

/** The same string for every name of one file; undefined where there is none, as at the end of a broken link. */
function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}
