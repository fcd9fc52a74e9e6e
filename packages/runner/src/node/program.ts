// Which program runs: the version of its package, the files of its bundle, and the checkout that it lies in.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningProgram {
  /** Of the package that this module is part of. */
  readonly version?: string;
  /** SHA-256 of the bundle's files, where it runs from one; sources are told apart by their commit. */
  readonly program?: string;
  /** SHA-256 of package-lock.json, where there is one. */
  readonly lockfile?: string;
  /** The checked-out commit, where there is one. */
  readonly commit?: string;
}

let known: RunningProgram | undefined;

/** The program of this process: found once, as what runs is what was loaded, whatever becomes of the files. */
export function thisProgram(): RunningProgram {
  return (known ??= programAt(fileURLToPath(import.meta.url)));
}

/** The program that has this module. */
export function programAt(module: string): RunningProgram {
  const folder = dirname(module);
  // A folder of a package may have a package.json of its own that only says which kind its modules are of.
  const version = packageAbove(folder, (found) => found.version !== undefined)?.version;
  // Another project that has it installed is not meant.
  const root = packageAbove(folder, ({ name }) => name === 'collapse-lab')?.folder;
  const lockfile = root && join(root, 'package-lock.json');
  const commit = root && commitOf(root);
  return {
    ...(version !== undefined && { version }),
    // Nothing but a bundler lets a module lose its name.
    ...(!/^program\.[jt]s$/.test(basename(module)) && { program: hashOfScripts(folder) }),
    ...(lockfile && existsSync(lockfile) && { lockfile: createHash('sha256').update(readFileSync(lockfile)).digest('hex') }),
    ...(commit && { commit }),
  };
}

interface Package {
  readonly name?: string;
  readonly version?: string;
}

/** The nearest package at or above a folder that is meant. */
function packageAbove(folder: string, meant: (found: Package) => boolean): (Package & { readonly folder: string }) | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Package;
    if (meant(found)) return { ...found, folder };
  }
  const above = dirname(folder);
  return above === folder ? undefined : packageAbove(above, meant);
}

/** SHA-256 over the names and contents of a folder's scripts. */
function hashOfScripts(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).filter((each) => /\.[cm]?js$/.test(each)).sort()) {
    const bytes = readFileSync(join(folder, name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** The commit that a checkout's HEAD names, read from the files of its repository; no process is started. Undefined where there is none. */
export function commitOf(checkout: string): string | undefined {
  try {
    const git = repositoryOf(join(checkout, '.git'));
    const head = readFileSync(join(git.own, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const ref = head.slice(5);
    const loose = [git.own, git.common].map((folder) => join(folder, ref)).find((path) => existsSync(path));
    if (loose !== undefined) return readFileSync(loose, 'utf8').trim();
    const packed = readFileSync(join(git.common, 'packed-refs'), 'utf8').split('\n');
    return packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  } catch {
    return undefined;
  }
}

/** A checkout's own part of its repository, and the one that it shares with other checkouts (gitrepository-layout(5)). */
function repositoryOf(git: string): { readonly own: string; readonly common: string } {
  const own = pointer(git, /^gitdir: (.*)$/m) ?? git;
  return { own, common: pointer(join(own, 'commondir'), /^(.*)$/m) ?? own };
}

/** The path that a file names, which may be relative to it; undefined where there is no such file. */
function pointer(file: string, line: RegExp): string | undefined {
  try {
    return resolve(dirname(file), line.exec(readFileSync(file, 'utf8'))![1]!.trim());
  } catch {
    return undefined;
  }
}
