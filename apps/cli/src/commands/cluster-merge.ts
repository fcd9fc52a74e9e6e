// collapse cluster merge: what the shards have computed, as one run.
import { basename } from 'node:path';
import { ClusterFolder, mergeRuns, readPlan, statusOf, type Gap } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import pc from 'picocolors';
import { drawReport, runsIn } from '../execute.ts';
import { lab } from '../lab.ts';
import { tell } from '../results.ts';
import { wayOn } from './cluster-status.ts';

/** Gaps that are named; the rest are counted. */
const MOST_GAPS = 20;

/** `again` is by what the shards that are missing are run again. */
export async function clusterMerge(run: string, options: { json?: boolean }, again?: string): Promise<number> {
  const folder = new ClusterFolder(run);
  const planned = readPlan(folder, runsIn(run));
  const { records, gaps } = await mergeRuns(folder, planned, { lab });
  const code = tell({ records, report: await drawReport(run, records, true), folder: run, interrupted: false }, options);
  if (gaps.length === 0) return code;
  const { shards } = await statusOf(folder, planned);
  const several = planned.runs.length > 1;
  const line = ({ run: of, arm, from, to, shard }: Gap): string => {
    const { state, why } = shards[shard - 1]!;
    return `${several ? `${basename(of)}: ` : ''}${arm} ${from === to ? `chain ${from}` : `chains ${from} to ${to}`}, shard ${shard}/${shards.length} ${state}${why === undefined ? '' : `: ${why}`}`;
  };
  const chains = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const lines = [...gaps.slice(0, MOST_GAPS).map(line), ...(gaps.length > MOST_GAPS ? [`and ${gaps.length - MOST_GAPS} more gaps`] : [])];
  process.stderr.write(`${lines.map((each) => `${pc.yellow('missing')} ${each}\n`).join('')}${pc.yellow('missing')} ${count(chains, 'chain')} in all; ${again ?? wayOn(folder, run)} runs their shards again\n`);
  return 3;
}
