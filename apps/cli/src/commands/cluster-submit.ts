// collapse cluster submit, resume, cancel: a study as shards of minutes, in a queue.
import { join } from 'node:path';
import { cancel, checkSbatch, ClusterFolder, markCancelled, maxArraySize, readJobs, readPlan, resubmit, submitShards, unmarkCancelled, unsealedShards, type SlurmOptions, type Submitted } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import { UserError } from '@collapse-lab/runner';
import { createNamed, type CreateOptions } from '../create-named.ts';
import { cutByPilot } from '../cut-by-pilot.ts';
import { runsIn } from '../execute.ts';
import { programCommand } from '../program-command.ts';

export type ResubmitOptions = SlurmOptions;

export interface SubmitOptions extends ResubmitOptions, CreateOptions {
  readonly slurm?: boolean;
  readonly minutes: number;
}

const say = (lines: readonly string[]): void => { process.stdout.write(`${lines.join('\n')}\n`); };

export async function clusterSubmit(study: string | undefined, overrides: readonly string[], options: SubmitOptions): Promise<number> {
  // Before anything is made.
  checkSbatch(options);
  const unasked = slurmWords(options);
  if (options.slurm) maxArraySize();
  else if (unasked !== undefined) throw new UserError(`${unasked} must come with --slurm, as it is for Slurm alone, but got no --slurm; write it, or leave ${unasked} out`);
  const run = await createNamed(study, overrides, options);
  const { folder, planned } = await cutByPilot(run, options.minutes, say);
  const { shards } = planned.plan;
  if (options.slurm) {
    const all = Array.from({ length: shards }, (_, i) => i + 1);
    tellSubmitted(run, submitShards({ folder, planned, shards: all, options: slurmOptions(options), command: programCommand() }));
  } else say([tasksOf(run, shards)]);
  return 0;
}

export async function clusterResume(run: string, options: ResubmitOptions): Promise<number> {
  const folder = new ClusterFolder(run);
  const planned = readPlan(folder, runsIn(run));
  checkSbatch(options);
  if (unmarkCancelled(folder) && !readJobs(folder)) {
    say([`${run}: not cancelled any more`, tasksOf(run, planned.plan.shards), `or      collapse resume ${run} --redis URL`]);
    return 0;
  }
  const submitted = resubmit(folder, planned, { ...slurmOptions(options), command: programCommand() });
  if (submitted) tellSubmitted(run, submitted);
  else if (unsealedShards(folder, planned).length > 0) say([`${run}: every shard that is not sealed is in the queue`, `next    collapse cluster status ${run}`]);
  else say([`${run}: every shard is sealed`, `next    collapse cluster merge ${run}`]);
  return 0;
}

export async function clusterCancel(run: string): Promise<number> {
  const folder = new ClusterFolder(run);
  if (unsealedShards(folder, readPlan(folder, runsIn(run))).length === 0) {
    say([`${run}: every shard is sealed, and nothing is left to cancel`, `next    collapse cluster merge ${run}`]);
    return 0;
  }
  markCancelled(folder);
  const onSlurm = readJobs(folder) !== undefined;
  const { with: jobs, note } = onSlurm ? cancelJobs(folder) : { with: '', note: [] };
  say([
    `${run}: cancelled${jobs}; what is done stays, what is under way saves and ends within seconds, nothing else begins`,
    ...note,
    `next    collapse cluster resume ${run}${onSlurm ? '' : `, or collapse resume ${run} --redis URL`}`,
  ]);
  return 0;
}

/** Takes the run's jobs out of Slurm's queue, where Slurm answers here: elsewhere they wait, and end as they begin. */
function cancelJobs(folder: ClusterFolder): { readonly with: string; readonly note: readonly string[] } {
  try {
    const jobs = cancel(folder);
    return { with: `, with ${jobs > 0 ? count(jobs, 'job') : 'no job'} of Slurm's queue`, note: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { with: '', note: [`note    its jobs stay in Slurm's queue, and end as they begin: ${error.message}`] };
  }
}

/** How tasks are started where no engine is asked to. */
function tasksOf(run: string, shards: number): string {
  return `next    collapse task run ${run} --shard i/${shards} --attempt 1, for i from 1 to ${shards}, anywhere that sees this folder; then collapse cluster merge ${run}`;
}

/** The first option that was given and is for Slurm alone. */
function slurmWords({ partition, atOnce, sbatch, allowDrift }: SlurmOptions): string | undefined {
  return [partition !== undefined && '--partition', atOnce !== undefined && '--at-once', sbatch && '--sbatch', allowDrift && '--allow-drift'].find((word) => typeof word === 'string');
}

/** Without what was not given. */
function slurmOptions({ partition, atOnce, sbatch, allowDrift }: SlurmOptions): SlurmOptions {
  return { ...(partition !== undefined && { partition }), ...(atOnce !== undefined && { atOnce }), ...(sbatch && { sbatch }), ...(allowDrift && { allowDrift }) };
}

/** The shards that an array's indices stand for: `shards 5 to 8, 10`. */
function shardsInWords(offset: number, indices: string): string {
  return `shard${/\D/.test(indices) ? 's' : ''} ${indices.replace(/\d+/g, (index) => String(Number(index) + offset + 1)).replaceAll('-', ' to ').replaceAll(',', ', ')}`;
}

function tellSubmitted(run: string, { arrays, merge }: Submitted): void {
  say([
    ...arrays.map(({ job, offset, indices }) => `slurm   array ${job}: ${shardsInWords(offset, indices)}`),
    `slurm   job ${merge} merges when they have ended, however they did; logs in ${join(run, 'cluster/logs')}`,
    `next    collapse cluster status ${run}`,
  ]);
}
