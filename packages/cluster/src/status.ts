// How a run's shards stand, from its files alone.
//
// Whether an attempt is alive: on its own host its lock names a process, which is there or not. Of another host the age of its heartbeat
// tells, measured between the times of two files of this folder, its own and one written now: on a network drive the server stamps both,
// and no host's clock is asked. Where clients stamp files, clocks may differ: what seems silent is therefore watched for longer than a beat
// and is alive if its count moves.
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holds, temporaryOf } from '@collapse-lab/runner/node';
import { heartbeatOf, lockOf, type ClusterFolder } from './cluster-folder.ts';
import { chainsIn } from './cut.ts';
import { BEAT_EVERY, readBeat, type FoundBeat } from './heartbeat.ts';
import { countIn, readMarker, type Marker } from './marker.ts';
import type { PlannedRuns } from './plan.ts';

/** `missing`: never begun, or stopped with everything saved and waiting to go on. */
export type ShardState = 'sealed' | 'running' | 'failed' | 'missing';

export interface ShardStatus {
  /** Counted from 1. */
  readonly index: number;
  readonly state: ShardState;
  readonly chains: number;
  /** Of these, how many have ended, as far as it is known. */
  readonly ended: number;
  readonly rows: number;
  /** The attempt that this is known of, and its host. */
  readonly attempt?: string;
  readonly host?: string;
  /** Seconds since its last heartbeat. */
  readonly age?: number;
  /** Why it failed, or what it waits for. */
  readonly why?: string;
}

export interface ClusterStatus {
  readonly shards: readonly ShardStatus[];
  /** What the reader must know to trust it, a line each. */
  readonly notes: readonly string[];
}

/** An attempt without a beat for so many beats is silent. */
const SILENT_AFTER = 12;

export interface StatusOptions {
  /** Milliseconds between the heartbeats of attempts. */
  readonly beatEvery?: number;
}

interface FoundAttempt {
  readonly index: number;
  readonly name: string;
  readonly beat: FoundBeat | undefined;
  /** Milliseconds. */
  readonly age: number;
  alive: boolean | undefined;
}

/** Reads how all shards stand; takes longer than a beat where an attempt seems to be silent. */
export async function statusOf(folder: ClusterFolder, { plan, shards }: PlannedRuns, { beatEvery = BEAT_EVERY }: StatusOptions = {}): Promise<ClusterStatus> {
  const indices = Array.from({ length: plan.shards }, (_, i) => i + 1);
  const sealed = new Map<number, Marker>();
  const look = (): void => {
    for (const index of indices) {
      const marker = sealed.has(index) ? undefined : readMarker(folder, index);
      if (marker) sealed.set(index, marker);
    }
  };
  look();
  const now = timeOf(folder);
  const silence = SILENT_AFTER * beatEvery;
  const attempts = indices.filter((index) => !sealed.has(index)).flatMap((index) => folder.attempts(index).map((name) => foundAttempt(folder, { index, name, now, silence })));
  const notes = await watchSilent(folder, attempts, beatEvery);
  // What has been sealed since its marker was looked for has an attempt that ended, and would seem to have failed.
  look();
  return {
    notes: [...notes, ...processors([...sealed.values()].map(({ environment }) => environment.cpu))],
    shards: indices.map((index): ShardStatus => {
      const chains = chainsIn(shards[index - 1]!);
      const marker = sealed.get(index);
      if (marker) return { index, state: 'sealed', chains, ended: marker.chains, rows: marker.rows, attempt: marker.attempt, host: marker.host };
      const known = latest(attempts.filter((attempt) => attempt.index === index));
      return known ? unsealed(folder, known, chains) : { index, state: 'missing', chains, ended: 0, rows: 0 };
    }),
  };
}

/** The time in milliseconds by which this folder's files are stamped; that of its newest file where nothing can be written. */
function timeOf({ path, plan }: ClusterFolder): number {
  const probe = temporaryOf(join(path, 'clock'));
  try {
    writeFileSync(probe, '');
    return statSync(probe).mtimeMs;
  } catch {
    return statSync(plan).mtimeMs;
  } finally {
    rmSync(probe, { force: true });
  }
}

interface Looking {
  readonly index: number;
  readonly name: string;
  readonly now: number;
  readonly silence: number;
}

function foundAttempt(folder: ClusterFolder, { index, name, now, silence }: Looking): FoundAttempt {
  const path = folder.attempt(index, name);
  const beat = readBeat(heartbeatOf(path));
  const age = now - (beat?.written ?? statSync(path).mtimeMs);
  const ended = (beat !== undefined && beat.state !== 'running') || (!existsSync(lockOf(path)) && (beat?.host ?? hostname()) === hostname());
  const alive = ended ? false : (holds(lockOf(path)) ?? (Math.abs(age) <= silence ? true : undefined));
  return { index, name, beat, age, alive };
}

/** Decides about those whose files do not tell, by whether their beats move. */
async function watchSilent(folder: ClusterFolder, attempts: readonly FoundAttempt[], beatEvery: number): Promise<string[]> {
  const silent = attempts.filter(({ alive }) => alive === undefined);
  if (silent.length === 0) return [];
  await sleep(1.5 * beatEvery);
  for (const each of silent) each.alive = (readBeat(heartbeatOf(folder.attempt(each.index, each.name)))?.beat ?? 0) > (each.beat?.beat ?? 0);
  const moving = silent.filter(({ alive }) => alive);
  return moving.map(({ index, beat, age }) => `shard ${index}: ${beat?.host ?? 'its host'} stamps files ${ageInWords(Math.abs(age) / 1000)} ${age > 0 ? 'behind' : 'ahead of'} this host; it is alive all the same, as its beats move`);
}

/** The attempt that says how its shard stands: one that is alive, or else the one heard of last. */
function latest(attempts: readonly FoundAttempt[]): FoundAttempt | undefined {
  return [...attempts].sort((a, b) => Number(b.alive) - Number(a.alive) || a.age - b.age)[0];
}

function unsealed(folder: ClusterFolder, { index, name, beat, age, alive }: FoundAttempt, chains: number): ShardStatus {
  const path = folder.attempt(index, name);
  const counts = readdirSync(path).filter((file) => file.endsWith('.jsonl')).map((file) => countIn(join(path, file)));
  const sumOf = (what: 'rows' | 'ended'): number => counts.reduce((sum, count) => sum + count[what], 0);
  const known = { index, chains, ended: sumOf('ended'), rows: sumOf('rows'), attempt: name, ...(beat && { host: beat.host }), age: Math.max(0, age / 1000) };
  if (alive) return { ...known, state: 'running' };
  if (beat?.state === 'stopped') return { ...known, state: 'missing', why: 'stopped with everything saved, and waits to go on' };
  if (!beat) return { ...known, state: 'failed', why: 'ended before its first heartbeat: killed as it began, or the disk took no more' };
  return { ...known, state: 'failed', why: beat.state === 'failed' ? (beat.message ?? 'failed') : 'ended without a word, as a kill does' };
}

function processors(models: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const model of models) counts.set(model, (counts.get(model) ?? 0) + 1);
  if (counts.size < 2) return [];
  return [`shards ran on ${[...counts].map(([model, count]) => `${model} (${count})`).join(', ')}: what a family computes outside JavaScript may differ in its last digits`];
}

/** `40 s`, `5 min`, `3 h`. */
export function ageInWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
