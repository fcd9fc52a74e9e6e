// Cuts a run into shards of minutes by a timed pilot, and says how.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { chainsIn, ClusterFolder, shardsFor, timePilot, totalCost, writePlan, type Pilot, type PlannedRuns } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import { ARMS, chainsInAll } from '@collapse-lab/runner';
import { readHead } from '@collapse-lab/runner/node';
import { runsIn } from './execute.ts';
import { lab } from './lab.ts';
import { duration } from './progress.ts';

/** Cuts a run, or the runs of a folder, into shards of about so many minutes, and says how. */
export async function cutByPilot(run: string, minutes: number, tell: (lines: readonly string[]) => void): Promise<{ readonly folder: ClusterFolder; readonly planned: PlannedRuns }> {
  const [folder, runs] = [new ClusterFolder(run), runsIn(run)];
  const studies = runs.map((path) => readHead(path).study);
  tell([`run     ${run}: ${count(studies.reduce((sum, each) => sum + chainsInAll(each), 0), 'chain')}${runs.length > 1 ? ` of ${runs.length} studies` : ''}`]);
  const pilot = await timePilot(runs, { lab });
  const shards = shardsFor(studies, pilot.costs, 60 * minutes);
  const planned = writePlan(folder, runs, { shards, costs: pilot.costs, probe: randomUUID(), from: hostname() });
  const chains = planned.shards.map(chainsIn);
  const [fewest, most] = [Math.min(...chains), Math.max(...chains)];
  const each = totalCost(studies, pilot.costs).all / shards;
  tell([`pilot   ${pilotInWords(pilot)}`, `shards  ${shards} of ${fewest === most ? count(most, 'chain') : `${fewest} to ${most} chains`}, about ${duration(each)} each (--minutes ${minutes})`]);
  return { folder, planned };
}

/** Seconds of a chain, the dearest run's where there are several. */
function pilotInWords({ costs, extrapolated }: Pilot): string {
  const arms = ARMS.map((arm) => ({ arm, most: Math.max(...costs.map((cost) => cost[arm])) })).filter(({ most }) => most > 0);
  const words = arms.map(({ arm, most }) => `${arm} ${most.toPrecision(2)} s`).join(', ');
  return `a chain takes ${words} on this host${costs.length > 1 ? ', in the dearest study' : ''}${extrapolated ? ', by the pace of its first generations' : ''}`;
}
