// collapse cluster submit, resume, cancel: a study as shards of minutes, in a queue.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { cancel, chainsIn, ClusterFolder, maxArraySize, readPlan, resubmit, shardsFor, submitShards, timePilot, totalCost, writePlan, type Pilot, type SlurmOptions, type Submitted } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import { ARMS, chainsInAll } from '@collapse-lab/runner';
import { readHead } from '@collapse-lab/runner/node';
import { runsIn } from '../execute.ts';
import { lab } from '../lab.ts';
import { programFile } from '../program-file.ts';
import { duration } from '../progress.ts';
import { createNamed, type StartOptions } from './run.ts';

export type ResubmitOptions = SlurmOptions;

export interface SubmitOptions extends ResubmitOptions, Pick<StartOptions, 'out' | 'seed' | 'plugin'> {
  readonly slurm?: boolean;
  readonly minutes: number;
}

/** What compute nodes start. */
const command = (): string[] => [process.execPath, programFile()];

const say = (lines: readonly string[]): void => { process.stdout.write(`${lines.join('\n')}\n`); };

export async function clusterSubmit(study: string | undefined, overrides: readonly string[], options: SubmitOptions): Promise<number> {
  // Before anything is made.
  if (options.slurm) maxArraySize();
  const run = await createNamed(study, overrides, options);
  const [folder, runs] = [new ClusterFolder(run), runsIn(run)];
  const studies = runs.map((path) => readHead(path).study);
  say([`run     ${run}: ${count(studies.reduce((sum, each) => sum + chainsInAll(each), 0), 'chain')}${runs.length > 1 ? ` of ${runs.length} studies` : ''}`]);
  const pilot = await timePilot(runs, { lab });
  const seconds = 60 * options.minutes;
  const shards = shardsFor(studies, pilot.costs, seconds);
  const planned = writePlan(folder, runs, { shards, costs: pilot.costs, probe: randomUUID(), from: hostname() });
  const chains = planned.shards.map(chainsIn);
  const each = totalCost(studies, pilot.costs).all / shards;
  say([`pilot   ${pilotInWords(pilot)}`, `shards  ${shards} of ${Math.min(...chains)} to ${Math.max(...chains)} chains, about ${duration(each)} each (--minutes ${options.minutes})`]);
  if (options.slurm) {
    const all = Array.from({ length: shards }, (_, i) => i + 1);
    tellSubmitted(run, submitShards({ folder, planned, shards: all, options: slurmOptions(options), command: command() }));
  } else say([`next    collapse task run ${run} --shard i/${shards} --attempt 1, for i from 1 to ${shards}, anywhere that sees this folder; then collapse cluster merge ${run}`]);
  return 0;
}

/** Seconds of a chain, the dearest run's where there are several. */
function pilotInWords({ costs, extrapolated }: Pilot): string {
  const arms = ARMS.map((arm) => ({ arm, most: Math.max(...costs.map((cost) => cost[arm])) })).filter(({ most }) => most > 0);
  const words = arms.map(({ arm, most }) => `${arm} ${most.toPrecision(2)} s`).join(', ');
  return `a chain takes ${words} on this host${costs.length > 1 ? ', in the dearest study' : ''}${extrapolated ? ', by the pace of its first generations' : ''}`;
}

export async function clusterResume(run: string, options: ResubmitOptions): Promise<number> {
  const folder = new ClusterFolder(run);
  const submitted = resubmit(folder, readPlan(folder, runsIn(run)), { ...slurmOptions(options), command: command() });
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
