// The manifest: what a run stands on besides its study, so that numbers can be traced and a resume elsewhere is noticed.
import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import type { Column } from '../contracts.ts';
import type { OpenStudy } from '../open-study.ts';
import type { ShardSizes } from '../plan.ts';
import { thisProgram, type RunningProgram } from './program.ts';
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

export interface Environment extends RunningProgram {
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  readonly cpu: string;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** This process's environment. */
export function environment(): Environment {
  return {
    node: process.version,
    v8: process.versions.v8,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    ...thisProgram(),
  };
}

/** What differs between two environments in a way that may change the last bits of a number, one `name was, is` each. */
export function drift(then: Environment, now: Environment, except: readonly (keyof Environment)[] = []): string[] {
  const names = ['node', 'v8', 'platform', 'cpu', 'lockfile', 'commit'] as const;
  // Earlier manifests do not say which version they are of.
  const own = then.version === undefined ? [] : (['version', 'program'] as const);
  return [...names, ...own].filter((name) => !except.includes(name) && then[name] !== now[name]).map((name) => `${name} was ${then[name] ?? 'unknown'}, is ${now[name] ?? 'unknown'}`);
}
