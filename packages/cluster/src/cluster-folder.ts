// What a run (or a folder of runs) has in its folder `cluster`: the plan of its shards, and a folder for each of them with a folder
// for each attempt. One writer for every file; a shard is done when its marker stands.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError, type Arm } from '@collapse-lab/runner';
import { RunFolder } from '@collapse-lab/runner/node';

/** Paths inside the folder `cluster` of a run, or of a comparison's folder. */
export class ClusterFolder {
  /** What was submitted, absolute. */
  readonly folder: string;
  readonly path: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
    this.path = join(this.folder, 'cluster');
  }

  get plan(): string {
    return join(this.path, 'plan.json');
  }

  /** Stands while nothing of the run is to run. */
  get cancelled(): string {
    return join(this.path, 'cancelled');
  }

  /** What an engine writes about its jobs. */
  get slurm(): string {
    return join(this.path, 'slurm.json');
  }

  get logs(): string {
    return join(this.path, 'logs');
  }

  /** Counted from 1. */
  shard(index: number): string {
    return join(this.path, 'shards', String(index).padStart(6, '0'));
  }

  /** Stands when the shard is done. */
  marker(index: number): string {
    return join(this.shard(index), 'sealed.json');
  }

  attempt(index: number, attempt: string): string {
    return join(this.shard(index), attempt);
  }

  /** The shard's attempts by name, in no order. */
  attempts(index: number): string[] {
    const shard = this.shard(index);
    return existsSync(shard) ? readdirSync(shard, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [];
  }
}

/** Files of an attempt that are not journals. */
export const heartbeatOf = (attempt: string): string => join(attempt, 'heartbeat.json');
export const lockOf = (attempt: string): string => join(attempt, 'attempt.lock');

/** A run as one attempt of a shard writes it: rows and states in the attempt's folder, what is read in the run's. */
export class AttemptFolder extends RunFolder {
  private readonly attempt: string;
  private readonly run: number;

  constructor(path: string, { attempt, run }: { readonly attempt: string; readonly run: number }) {
    super(path);
    [this.attempt, this.run] = [attempt, run];
  }

  override journal(shard: string): string {
    return join(this.attempt, `${shard}.jsonl`);
  }

  override checkpoint(shard: string): string {
    return join(this.attempt, 'checkpoints', shard);
  }

  override finished(arm: Arm, chain: number): string {
    return join(this.attempt, 'finished', `${this.run}-${arm}-${String(chain).padStart(5, '0')}`);
  }
}

/** Reads an object of JSON that this package wrote, with these keys; undefined where there is none. Throws UserError with the way out when it is damaged. */
export function readJson(path: string, keys: readonly string[], way = 'restore it from a copy'): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // Where a part of the path is a file, there is nothing either.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && keys.every((key) => key in value)) return value;
  } catch {
    // As damaged as what is no such object.
  }
  throw new UserError(`${path} must be JSON as it was written, but it is damaged; ${way}`);
}
