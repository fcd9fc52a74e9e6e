// The marker of a sealed shard: what its attempt wrote, byte for byte, and where.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@collapse-lab/runner';
import type { Environment } from '@collapse-lab/runner/node';
import { readJson, type ClusterFolder } from './cluster-folder.ts';
import type { PlannedRuns } from './plan.ts';

export interface Marker {
  /** The attempt whose journals count. */
  readonly attempt: string;
  readonly host: string;
  readonly chains: number;
  /** Chains that failed, which is data. */
  readonly failed: number;
  readonly rows: number;
  /** That this attempt took. */
  readonly seconds: number;
  readonly journals: readonly JournalSum[];
  readonly environment: Environment;
}

/** A journal of an attempt as it was when it was sealed. */
export interface JournalSum {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export function readMarker(folder: ClusterFolder, index: number): Marker | undefined {
  return readJson(folder.marker(index), ['attempt', 'journals', 'environment'], 'delete it, and run its shard again') as Marker | undefined;
}

/** The shards that are not sealed, counted from 1. */
export function unsealedShards(folder: ClusterFolder, { plan }: PlannedRuns): number[] {
  return Array.from({ length: plan.shards }, (_, i) => i + 1).filter((shard) => !readMarker(folder, shard));
}

/** What a journal's bytes come to; a shard whose chains have no rows has none. */
export function sumOf(name: string, bytes: Uint8Array): JournalSum {
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Rows of a journal, and chains that have ended in it; torn lines are not among them. */
export function countIn(path: string): { readonly rows: number; readonly ended: number } {
  const text = existsSync(path) ? readFileSync(path, 'latin1') : '';
  const lines = (next: string): number => text.match(new RegExp(`^\\{"arm":"\\w+","chain":\\d+,"${next}":.*\\n`, 'gm'))?.length ?? 0;
  return { rows: lines('member'), ended: lines('end') };
}

/** Throws UserError where a sealed shard's journals are not what they were. */
export function checkSealed(folder: ClusterFolder, index: number, { attempt, journals }: Marker): void {
  for (const sealed of journals) {
    const path = join(folder.attempt(index, attempt), sealed.name);
    if (existsSync(path) && sumOf(sealed.name, readFileSync(path)).sha256 === sealed.sha256) continue;
    throw new UserError(`${path} must be as it was when its shard was sealed, but it ${existsSync(path) ? 'has changed' : 'is gone'}; delete ${folder.shard(index)}, all of it, as an attempt begins with what others have left, and run the shard again; collapse cluster status ${folder.folder} says how`);
  }
}
