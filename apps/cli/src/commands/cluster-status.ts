// collapse cluster status: how the shards of a run stand.
import { ageInWords, ClusterFolder, isCancelled, queued, readJobs, readPlan, statusOf, type ClusterStatus, type ShardState, type ShardStatus } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import { messageOf } from '@collapse-lab/runner';
import pc from 'picocolors';
import { runsIn } from '../execute.ts';
import { grouped } from '../grouped.ts';

const STATES: readonly ShardState[] = ['sealed', 'running', 'failed', 'missing'];

/** More lines than this are told by their number. */
const MOST_LINES = 20;

export async function clusterStatus(run: string, { json = false }: { json?: boolean }): Promise<number> {
  const folder = new ClusterFolder(run);
  const status = await statusOf(folder, readPlan(folder, runsIn(run)));
  const slurm = slurmFacts(folder, status);
  const cancelled = isCancelled(folder);
  const next = wayOn(folder, run);
  if (json) process.stdout.write(`${JSON.stringify({ folder: run, ...totals(status), shards: status.shards, notes: status.notes, ...(slurm && { slurm: slurm.states }), ...(cancelled && { cancelled }) }, null, 2)}\n`);
  else process.stdout.write(`${[...statusLines(run, { ...status, notes: [...(cancelled ? ['the run was cancelled, and nothing of it begins'] : []), ...status.notes] }, next), ...(slurm?.lines ?? [])].join('\n')}\n`);
  return 0;
}

/** By what shards that are not sealed are run again, as the run was submitted. */
export function wayOn(folder: ClusterFolder, run: string): string {
  if (isCancelled(folder) && !readJobs(folder)) return `collapse cluster resume ${run}, or collapse resume ${run} --redis URL,`;
  return readJobs(folder) ? `collapse cluster resume ${run}` : `collapse task run ${run} --shard i/n, or collapse resume ${run} --redis URL,`;
}

/** What the queue says besides, where this host has Slurm: nothing is counted by it. */
function slurmFacts(folder: ClusterFolder, { shards }: ClusterStatus): { readonly states: Readonly<Record<string, number>>; readonly lines: readonly string[] } | undefined {
  const jobs = readJobs(folder);
  if (!jobs) return undefined;
  let tasks: ReturnType<typeof queued>;
  try {
    tasks = queued(jobs).filter(({ task }) => task !== undefined);
  } catch (error) {
    return { states: {}, lines: [`slurm   ${messageOf(error)}`] };
  }
  const states: Record<string, number> = {};
  for (const { state } of tasks) states[state] = (states[state] ?? 0) + 1;
  const told = Object.entries(states).map(([state, number]) => `${number} ${state}`);
  const unheard = tasks.length === 0 && shards.every(({ state, attempt }) => state === 'missing' && attempt === undefined);
  const why = unheard ? ': all tasks have ended and none was heard of; compute nodes must see this folder, so submit with --out on a file system that all hosts share' : '';
  return { states, lines: [`slurm   ${told.length > 0 ? told.join(', ') : 'nothing in the queue'}${why}; logs in ${folder.logs}`] };
}

/** Shards by state, and all rows. */
function totals({ shards }: ClusterStatus): Record<ShardState, number> & { rows: number } {
  const of = (state: ShardState): number => shards.filter((shard) => shard.state === state).length;
  return { sealed: of('sealed'), running: of('running'), failed: of('failed'), missing: of('missing'), rows: shards.reduce((sum, { rows }) => sum + rows, 0) };
}

function statusLines(run: string, status: ClusterStatus, next: string): string[] {
  const { shards, notes } = status;
  const { rows, ...states } = totals(status);
  const ages = shards.flatMap(({ state, age }) => (state === 'running' && age !== undefined ? [age] : []));
  const beat = ages.length > 0 ? ` · last heartbeat ${ageInWords(Math.min(...ages))} ago` : '';
  const lines = [`${run}: ${count(shards.length, 'shard')}: ${STATES.map((state) => `${states[state]} ${state}`).join(', ')} · ${grouped(rows)} rows${beat}`];
  // Those that were never begun are all alike.
  const open = shards.filter(({ state, attempt }) => state !== 'sealed' && attempt !== undefined);
  lines.push(...open.slice(0, MOST_LINES).map((shard) => `  ${lineOf(shard, shards.length)}`));
  if (open.length > MOST_LINES) lines.push(`  and ${count(open.length - MOST_LINES, 'more shard')}; --json has them all`);
  lines.push(...notes.map((note) => `${pc.yellow('note')}    ${note}`));
  if (states.sealed === shards.length) lines.push(`next    collapse cluster merge ${run}`);
  else if (states.running === 0) lines.push(`next    ${next} runs what is not sealed`);
  return lines;
}

function lineOf({ index, state, ended, chains, rows, attempt, host, age, why }: ShardStatus, of: number): string {
  const name = `${index}/${of}`.padEnd(2 * String(of).length + 1);
  const known = `${ended} of ${count(chains, 'chain')}, ${grouped(rows)} rows, attempt ${attempt!}${host === undefined ? '' : ` on ${host}`}, heard of ${ageInWords(age ?? 0)} ago`;
  return `${name}  ${state.padEnd(7)}  ${known}${why === undefined ? '' : `: ${why}`}`;
}
