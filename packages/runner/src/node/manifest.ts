// The manifest: what a run stands on besides its study, so that numbers can be traced and a resume elsewhere is noticed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Column } from '../contracts.ts';
import type { OpenStudy } from '../open-study.ts';
import type { ShardSizes } from '../plan.ts';
import type { RunPlace } from './run-place.ts';

/** Written when a run starts, and again when it is extended. */
export interface Manifest extends RunPlace {
  /** Version of the run folder's layout. */
  readonly schema: 1;
  /** SHA-256 of study.yaml. */
  readonly study: string;
  /** SHA-256 of the study.yaml that is about to be replaced, while a run is being extended. */
  readonly before?: string;
  readonly shards: ShardSizes;
  readonly words: OpenStudy['words'];
  readonly facts: OpenStudy['facts'];
  readonly columns: readonly Column[];
  readonly freeParameters?: number;
  /** The same of each member, null where unknown, in runs of several. */
  readonly membersParameters?: readonly (number | null)[];
  /** Every way in which real information enters the loop; absent in manifests that were written before it was. */
  readonly channels?: readonly string[];
  /** Numbers are the same bytes only where all of these are the same. */
  readonly environment: Environment;
}

export interface Environment {
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  readonly cpu: string;
  /** SHA-256 of package-lock.json, where there is one. */
  readonly lockfile?: string;
  /** The checked-out commit, where there is one. */
  readonly commit?: string;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** This process's environment. */
export function environment(): Environment {
  const root = workspaceRoot(dirname(fileURLToPath(import.meta.url)));
  const lockfile = root && join(root, 'package-lock.json');
  const commit = root && readCommit(join(root, '.git'));
  return {
    node: process.version,
    v8: process.versions.v8,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    ...(lockfile && existsSync(lockfile) && { lockfile: sha256(readFileSync(lockfile, 'utf8')) }),
    ...(commit && { commit }),
  };
}

/** What differs between two environments in a way that may change the last bits of a number, one `name was, is` each. */
export function drift(then: Environment, now: Environment): string[] {
  const names = ['node', 'v8', 'platform', 'cpu', 'lockfile', 'commit'] as const;
  return names.filter((name) => then[name] !== now[name]).map((name) => `${name} was ${then[name] ?? 'unknown'}, is ${now[name] ?? 'unknown'}`);
}

/** The checkout that this module runs from, if it does: another project that has it installed is not meant. */
function workspaceRoot(from: string): string | undefined {
  const file = join(from, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'collapse-lab') return from;
  const above = dirname(from);
  return above === from ? undefined : workspaceRoot(above);
}

/** The commit that HEAD names, read from the files of the repository; no process is started. */
function readCommit(git: string): string | undefined {
  try {
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const ref = head.slice(5);
    const loose = join(git, ref);
    if (existsSync(loose)) return readFileSync(loose, 'utf8').trim();
    const packed = readFileSync(join(git, 'packed-refs'), 'utf8').split('\n');
    return packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  } catch {
    return undefined;
  }
}
