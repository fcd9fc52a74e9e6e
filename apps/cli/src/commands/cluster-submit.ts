// collapse cluster submit, resume, cancel: a study as shards of minutes, in a queue.
import { cancel, ClusterFolder, maxArraySize, readPlan, resubmit, submitShards, type SlurmOptions, type Submitted } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
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
  if (options.slurm) maxArraySize();
  const run = await createNamed(study, overrides, options);
  const { folder, planned } = await cutByPilot(run, options.minutes, say);
  const { shards } = planned.plan;
  if (options.slurm) {
    const all = Array.from({ length: shards }, (_, i) => i + 1);
    tellSubmitted(run, submitShards({ folder, planned, shards: all, options: slurmOptions(options), command: programCommand() }));
  } else say([`next    collapse task run ${run} --shard i/${shards} --attempt 1, for i from 1 to ${shards}, anywhere that sees this folder; then collapse cluster merge ${run}`]);
  return 0;
}

export async function clusterResume(run: string, options: ResubmitOptions): Promise<number> {
  const folder = new ClusterFolder(run);
  const submitted = resubmit(folder, readPlan(folder, runsIn(run)), { ...slurmOptions(options), command: programCommand() });
  if (submitted) tellSubmitted(run, submitted);
  else say([`${run}: every shard is sealed or in the queue`, `next    collapse cluster merge ${run}`]);
  return 0;
}

export async function clusterCancel(run: string): Promise<number> {
  const cancelled = cancel(new ClusterFolder(run));
  say([`${run}: ${cancelled > 0 ? `${count(cancelled, 'job')} cancelled; what is done stays` : 'nothing was in the queue'}`, `next    collapse cluster resume ${run}`]);
  return 0;
}

/** Without what was not given. */
function slurmOptions({ partition, sbatch, allowDrift }: SlurmOptions): SlurmOptions {
  return { ...(partition !== undefined && { partition }), ...(sbatch && { sbatch }), ...(allowDrift && { allowDrift }) };
}

/** The shards that an array's indices stand for: `shards 5 to 8, 10`. */
function shardsInWords(offset: number, indices: string): string {
  return `shards ${indices.replace(/\d+/g, (index) => String(Number(index) + offset + 1)).replaceAll('-', ' to ').replaceAll(',', ', ')}`;
}

function tellSubmitted(run: string, { arrays, merge }: Submitted): void {
  say([
    ...arrays.map(({ job, offset, indices }) => `slurm   array ${job}: ${shardsInWords(offset, indices)}`),
    `slurm   job ${merge} merges when they have ended, however they did`,
    `next    collapse cluster status ${run}`,
  ]);
}
