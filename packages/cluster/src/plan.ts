// The plan of a run's shards, written once: every task, and whoever counts them, cuts by it.
import { existsSync } from 'node:fs';
import { fingerprint, UserError, type Study } from '@collapse-lab/runner';
import { readHead, writeAtomically } from '@collapse-lab/runner/node';
import { readJson, type ClusterFolder } from './cluster-folder.ts';
import { cut, generationCosts, type Costs, type Piece } from './cut.ts';

/** Plain data, in cluster/plan.json. */
export interface ClusterPlan {
  readonly schema: 1;
  /** By which a task on another host sees that it is in the folder that was submitted. */
  readonly probe: string;
  /** The host that made it, for people. */
  readonly from?: string;
  readonly shards: number;
  /** What one chain of each arm costs, of each run: in seconds where a pilot has timed them, else in generations. */
  readonly costs: readonly Costs[];
  /** SHA-256 of each run's study when it was cut. */
  readonly studies: readonly string[];
}

/** A plan with the runs that it cuts. */
export interface PlannedRuns {
  readonly plan: ClusterPlan;
  /** The runs' folders. */
  readonly runs: readonly string[];
  readonly studies: readonly Study[];
  /** The pieces of every shard. */
  readonly shards: readonly (readonly Piece[])[];
}

/** Writes a plan for runs that have none yet. */
export function writePlan(folder: ClusterFolder, runs: readonly string[], { shards, ...rest }: Pick<ClusterPlan, 'shards'> & Partial<ClusterPlan>): PlannedRuns {
  const heads = runs.map((run) => readHead(run));
  const studies = heads.map(({ study }) => study);
  const costs = rest.costs ?? studies.map(generationCosts);
  const hashes = heads.map(({ manifest }) => manifest.study);
  // Tasks that start at once write the same plan.
  const probe = rest.probe ?? fingerprint(`${shards} ${hashes.join(' ')}`);
  const plan: ClusterPlan = { schema: 1, ...rest, probe, shards, costs, studies: hashes };
  const pieces = cut(studies, shards, costs);
  writeAtomically(folder.plan, `${JSON.stringify(plan, null, 2)}\n`);
  return { plan, runs, studies, shards: pieces };
}

/** The plan of these runs; throws UserError where there is none, or a run has changed since. */
export function readPlan(folder: ClusterFolder, runs: readonly string[]): PlannedRuns {
  const plan = readJson(folder.plan, ['probe', 'shards', 'costs', 'studies']) as ClusterPlan | undefined;
  if (!plan) throw new UserError(`${folder.folder} must be a run that was cut into shards, but ${existsSync(folder.folder) ? 'there is no cluster/plan.json in it' : 'there is no such folder'}; collapse cluster submit makes one, and so does collapse task run`);
  const heads = runs.map((run) => readHead(run));
  for (const [i, { manifest }] of heads.entries()) {
    if (plan.studies[i] !== manifest.study) throw new UserError(`${runs[i]!} must be as it was when it was cut into shards, but it was extended since; collapse resume ${folder.folder} runs the rest here`);
  }
  const studies = heads.map(({ study }) => study);
  return { plan, runs, studies, shards: cut(studies, plan.shards, plan.costs) };
}

/** The plan of these runs with so many shards, made where there is none. Throws UserError where they are cut into another number. */
export function planOf(folder: ClusterFolder, runs: readonly string[], shards: number): PlannedRuns {
  if (!existsSync(folder.plan)) writePlan(folder, runs, { shards });
  const planned = readPlan(folder, runs);
  if (planned.plan.shards === shards) return planned;
  throw new UserError(`--shard must be one of the ${planned.plan.shards} shards that ${folder.folder} is cut into, but got one of ${shards}; write --shard i/${planned.plan.shards}`);
}
