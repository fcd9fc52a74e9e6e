// Submits shards to Slurm, finds them in its queue again, and cancels them. What was submitted is in cluster/slurm.json, written before
// anything else is asked of Slurm, and nothing stays alive on the login node.
import { join } from 'node:path';
import { makeFolder, writeAtomically } from '@collapse-lab/runner/node';
import { messageOf, UserError } from '@collapse-lab/runner';
import { readJson, type ClusterFolder } from '../cluster-folder.ts';
import { unsealedShards } from '../marker.ts';
import type { PlannedRuns } from '../plan.ts';
import { arraysOf, type ArraySpec } from './arrays.ts';
import { maxArraySize, queue, slurm, type QueuedJob } from './commands.ts';
import type { SlurmOptions } from './options.ts';
import { arrayScript, mergeScript } from './script.ts';

/** A submitted array. */
export interface ArrayJob extends ArraySpec {
  readonly job: string;
}

/** Plain data, in cluster/slurm.json. */
export interface SlurmJobs {
  readonly schema: 1;
  readonly options: SlurmOptions;
  readonly arrays: readonly ArrayJob[];
  readonly merges: readonly string[];
}

/** What a submission came to. */
export interface Submitted {
  readonly arrays: readonly ArrayJob[];
  readonly merge: string;
}

interface Submission {
  readonly folder: ClusterFolder;
  readonly planned: PlannedRuns;
  /** Counted from 1, ascending. */
  readonly shards: readonly number[];
  readonly options: SlurmOptions;
  /** Node and the program, absolute. */
  readonly command: readonly string[];
  /** What was submitted before and is still in the queue, for the merge to wait for. */
  readonly waiting?: readonly string[];
}

export function readJobs(folder: ClusterFolder): SlurmJobs | undefined {
  return readJson(folder.slurm, ['options', 'arrays', 'merges']) as SlurmJobs | undefined;
}

/** Submits arrays of these shards and a merge that runs when they have ended, however they did. Throws UserError where Slurm refuses; what it has taken by then is known, and `resubmit` submits the rest. */
export function submitShards({ folder, planned, shards, options, command, waiting = [] }: Submission): Submitted {
  const { plan } = planned;
  const launch = { command, folder: folder.folder };
  const [array, merge] = [join(folder.path, 'array.sh'), join(folder.path, 'merge.sh')];
  makeFolder(folder.logs);
  writeAtomically(array, arrayScript(launch, { of: plan.shards, probe: plan.probe, allowDrift: options.allowDrift ?? false }));
  writeAtomically(merge, mergeScript(launch));
  const before = readJobs(folder);
  let jobs: SlurmJobs = { schema: 1, options, arrays: before?.arrays ?? [], merges: before?.merges ?? [] };
  const keep = (more: Partial<SlurmJobs>): void => {
    jobs = { ...jobs, ...more };
    writeAtomically(folder.slurm, `${JSON.stringify(jobs, null, 2)}\n`);
  };
  // Nothing is taken yet, but from here on this is a run of Slurm's, which `resubmit` takes up.
  keep({});
  const throttle = options.atOnce === undefined ? '' : `%${options.atOnce}`;
  const arrays: ArrayJob[] = [];
  for (const spec of arraysOf(shards, maxArraySize())) {
    const job = sbatch(folder, options, `then collapse cluster resume ${folder.folder} submits what was not taken, by another --partition or --sbatch if need be`, [`--array=${spec.indices}${throttle}`, '--output=cluster/logs/%A_%a.log', '--signal=B:TERM@60', '--requeue', array, String(spec.offset)]);
    arrays.push({ ...spec, job });
    keep({ arrays: [...jobs.arrays, { ...spec, job }] });
  }
  const after = [...waiting, ...arrays.map(({ job }) => job)];
  const merged = sbatch(folder, options, `its shards are in the queue all the same, and when they have ended, collapse cluster merge ${folder.folder} does what this job would have`, [`--dependency=afterany:${after.join(':')}`, '--kill-on-invalid-dep=yes', '--output=cluster/logs/merge-%j.log', merge]);
  keep({ merges: [...jobs.merges, merged] });
  return { arrays, merge: merged };
}

/** Submits one job and returns its id; where Slurm refuses, `then` is what is to be done. Paths of logs are relative to the run's folder, whose name may hold anything. */
function sbatch({ folder }: ClusterFolder, { partition, sbatch: more = [] }: SlurmOptions, then: string, words: readonly string[]): string {
  const own = ['--parsable', '--job-name=collapse', `--chdir=${folder}`, '--open-mode=append', '--ntasks=1', '--cpus-per-task=1'];
  try {
    return slurm('sbatch', [...own, ...(partition === undefined ? [] : [`--partition=${partition}`]), ...more, ...words]).trim().split(';')[0]!;
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${messageOf(error)}; ${then}`) : error;
  }
}

/** The run's jobs that have not ended. */
export function queued(jobs: SlurmJobs): QueuedJob[] {
  const own = new Set([...jobs.arrays.map(({ job }) => job), ...jobs.merges]);
  return queue().filter(({ job }) => own.has(job));
}

/** The jobs that were submitted; throws UserError where there are none. */
export function jobsOf(folder: ClusterFolder): SlurmJobs {
  const jobs = readJobs(folder);
  if (jobs) return jobs;
  throw new UserError(`${folder.folder} must be a run that was submitted to Slurm, but there is no cluster/slurm.json in it; collapse cluster status ${folder.folder} says how its shards are run`);
}

/** Submits what is neither sealed nor in the queue, and a merge of all; `undefined` where there is nothing to submit. */
export function resubmit(folder: ClusterFolder, planned: PlannedRuns, { command, ...changes }: SlurmOptions & { readonly command: readonly string[] }): Submitted | undefined {
  const jobs = jobsOf(folder);
  const waiting = queued(jobs);
  // A task that is being cleared away runs nothing any more: cancelled a moment ago, or killed.
  const taken = new Set(waiting.filter(({ state }) => state !== 'COMPLETING').flatMap(({ job, task }) => jobs.arrays.filter((array) => array.job === job && task !== undefined).map(({ offset }) => offset + task! + 1)));
  const shards = unsealedShards(folder, planned).filter((shard) => !taken.has(shard));
  if (shards.length === 0) return undefined;
  // A merge that waits for less than all is not wanted any more.
  const stale = waiting.filter(({ job, state }) => jobs.merges.includes(job) && state === 'PENDING').map(({ job }) => job);
  if (stale.length > 0) slurm('scancel', stale);
  const arrays = [...new Set(waiting.map(({ job }) => job))].filter((job) => !jobs.merges.includes(job));
  return submitShards({ folder, planned, shards, options: { ...jobs.options, ...changes }, command, waiting: arrays });
}

/** Cancels what has not ended, and returns how many tasks that were. */
export function cancel(folder: ClusterFolder): number {
  const waiting = queued(jobsOf(folder));
  const ids = [...new Set(waiting.map(({ job }) => job))];
  if (ids.length > 0) slurm('scancel', ids);
  return waiting.length;
}
