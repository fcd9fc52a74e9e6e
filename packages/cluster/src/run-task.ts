// One attempt at one shard, wherever and however often it is made: an engine needs to know of nothing else.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { messageOf, UserError, type Lab } from '@collapse-lab/runner';
import { environment, makeFolder, openRun, runShard, takeLock, writeAtomically, type OpenRun } from '@collapse-lab/runner/node';
import { cancelSignal, isCancelled } from './cancelled.ts';
import { AttemptFolder, ClusterFolder, heartbeatOf, lockOf, readJson } from './cluster-folder.ts';
import { chainsIn, type Piece, type ShardNumber } from './cut.ts';
import { Heartbeat } from './heartbeat.ts';
import { countIn, readMarker, sumOf, type Marker } from './marker.ts';
import { planOf, type ClusterPlan } from './plan.ts';

export interface TaskOptions {
  readonly lab: Lab;
  /** The folder of the run, or of several. */
  readonly folder: string;
  /** The run folders that it stands for; asked once the folder is known to be the right one. */
  readonly runs: () => readonly string[];
  readonly shard: ShardNumber;
  /** Names this attempt; no two that may be alive at once have the same name. */
  readonly attempt: string;
  /** What the plan must say for this to be the folder that was submitted. */
  readonly probe?: string | undefined;
  readonly allowDrift?: boolean;
  /** Stops between generations with everything saved. */
  readonly signal: AbortSignal;
  /** Hears how many chains have ended, whenever one has. */
  readonly onChains?: (chains: number) => void;
  /** Milliseconds between heartbeats. */
  readonly beatEvery?: number;
}

/** `already` where the shard had been sealed before. */
export type TaskEnd = { readonly state: 'sealed' | 'already'; readonly marker: Marker } | { readonly state: 'stopped'; readonly chains: number; readonly of: number };

/**
 * Runs what is missing of a shard: goes on from whatever attempt came furthest, writes in its own attempt's folder alone, and puts the
 * marker when every chain has ended. A shard that is sealed stays as it is. Throws UserError for what a user can mend.
 */
export async function runTask(options: TaskOptions): Promise<TaskEnd> {
  const { shard, attempt } = options;
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(attempt)) throw new UserError(`--attempt must be letters, digits, dots, dashes and underscores, at most 64, but got ${attempt}; write a number that counts up`);
  const folder = new ClusterFolder(options.folder);
  checkProbe(folder, options.probe);
  const { shards, runs } = planOf(folder, options.runs(), shard.of);
  const sealed = readMarker(folder, shard.index);
  if (sealed) return { state: 'already', marker: sealed };
  if (isCancelled(folder)) throw new UserError(`${folder.folder} must not be cancelled for its shards to run, but it was; collapse cluster resume ${folder.folder} lets them, and so does collapse resume --redis`);

  const own = folder.attempt(shard.index, attempt);
  makeFolder(own);
  const release = takeLock(lockOf(own));
  try {
    inherit(own, folder.attempts(shard.index).filter((other) => other !== attempt).map((other) => folder.attempt(shard.index, other)));
    const stop = cancelSignal(folder, options.signal);
    const heart = new Heartbeat(heartbeatOf(own), options.beatEvery);
    try {
      const end = await work({ folder, own, pieces: shards[shard.index - 1]!, runs }, { ...options, signal: stop.signal });
      await heart.end(end.state === 'stopped' ? 'stopped' : 'sealed');
      return end;
    } catch (error) {
      await heart.end('failed', messageOf(error));
      throw error;
    } finally {
      stop.dispose();
    }
  } finally {
    release();
  }
}

/** Throws UserError where this host sees another folder by that name than the one that was submitted, or none. */
function checkProbe({ folder, plan }: ClusterFolder, probe: string | undefined): void {
  if (probe === undefined || (readJson(plan, ['probe']) as ClusterPlan | undefined)?.probe === probe) return;
  const found = existsSync(plan) ? 'cluster/plan.json there is of another run' : existsSync(folder) ? 'there is no cluster/plan.json in it' : 'there is no such folder';
  throw new UserError(`${folder} on ${hostname()} must be the folder that was submitted, but ${found}; submit with --out on a file system that all hosts share`);
}

/** Begins where the attempt that came furthest stands, if this one has not begun. What it may still be writing is left to it. */
function inherit(own: string, others: readonly string[]): void {
  if (journalsIn(own).length > 0) return;
  const size = (attempt: string): number => journalsIn(attempt).reduce((sum, name) => sum + statSync(join(attempt, name)).size, 0);
  const [furthest] = others.map((attempt) => ({ attempt, bytes: size(attempt) })).filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  if (!furthest) return;
  const [from, to] = [join(furthest.attempt, 'checkpoints'), join(own, 'checkpoints')];
  try {
    // Before the journals, which must have all rows of a state.
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  } catch {
    // It was being written: the chain's start serves as well.
    rmSync(to, { recursive: true, force: true });
  }
  for (const name of journalsIn(furthest.attempt)) {
    const bytes = readFileSync(join(furthest.attempt, name));
    writeAtomically(join(own, name), bytes.subarray(0, bytes.lastIndexOf(10) + 1));
  }
}

function journalsIn(attempt: string): string[] {
  return readdirSync(attempt).filter((name) => name.endsWith('.jsonl'));
}

interface Work {
  readonly folder: ClusterFolder;
  /** The attempt's folder. */
  readonly own: string;
  readonly pieces: readonly Piece[];
  readonly runs: readonly string[];
}

async function work(task: Work, { lab, allowDrift = false, shard, attempt, signal, onChains }: TaskOptions): Promise<TaskEnd> {
  const { own, pieces, runs } = task;
  const started = performance.now();
  let [chains, failed] = [0, 0];
  let run: { readonly index: number; readonly opened: OpenRun } | undefined;
  for (const piece of pieces) {
    if (signal.aborted) break;
    // The processor is told, not asked for: login and compute nodes are seldom the same, and JavaScript's numbers do not depend on it.
    if (run?.index !== piece.run) run = { index: piece.run, opened: await openRun(runs[piece.run]!, { lab, allowDrift, except: ['cpu'] }) };
    const { study, open, path } = run.opened;
    await runShard(piece.chains, {
      study,
      open,
      folder: new AttemptFolder(path, { attempt: own, run: piece.run }),
      stopped: () => signal.aborted,
      emit(event) {
        if (event.type !== 'end') return;
        chains++;
        onChains?.(chains);
        if (event.outcome.status === 'failed') failed++;
      },
    });
  }
  if (chains < chainsIn(pieces)) return { state: 'stopped', chains, of: chainsIn(pieces) };
  return { state: 'sealed', marker: seal(task, shard, { attempt, chains, failed, seconds: (performance.now() - started) / 1000 }) };
}

/** Puts the marker; whoever else may have sealed the shard meanwhile has written the same rows. */
function seal({ folder, own, pieces }: Work, { index }: ShardNumber, done: Pick<Marker, 'attempt' | 'chains' | 'failed' | 'seconds'>): Marker {
  const journals = pieces.map(({ chains: { name } }) => `${name}.jsonl`);
  const marker: Marker = {
    ...done,
    host: hostname(),
    rows: journals.reduce((sum, name) => sum + countIn(join(own, name)).rows, 0),
    journals: journals.map((name) => sumOf(name, readFileSync(join(own, name)))),
    environment: environment(),
  };
  writeAtomically(folder.marker(index), `${JSON.stringify(marker, null, 2)}\n`);
  rmSync(join(own, 'checkpoints'), { recursive: true, force: true });
  return marker;
}
