// The pilot: how long chains take, so that shards can be cut to minutes before anything is submitted.
import { ARMS, chainsOf, lastGenerationOf, type Arm, type Lab, type Study } from '@collapse-lab/runner';
import { openRun, type OpenRun } from '@collapse-lab/runner/node';
import { totalCost, type Costs } from './cut.ts';

export interface Pilot {
  /** Seconds that one chain of each arm takes here, of each run; 0 where an arm has no chains. */
  readonly costs: readonly Costs[];
  /** Whether chains were too long to be seen to their end: what grows with the generations then takes longer than this says. */
  readonly extrapolated: boolean;
}

/** Times the first chains of every arm of these runs, in about so many seconds together, writing nothing. Throws UserError where a run cannot be opened. */
export async function timePilot(runs: readonly string[], { lab, seconds = 6 }: { readonly lab: Lab; readonly seconds?: number }): Promise<Pilot> {
  let extrapolated = false;
  const costs: Costs[] = [];
  for (const path of runs) {
    const run = await openRun(path, { lab });
    const arms = ARMS.filter((arm) => chainsOf(run.study, arm) > 0);
    const cost: Record<Arm, number> = { loop: 0, control: 0, floor: 0 };
    for (const arm of arms) {
      const timed = await timeArm(run, arm, (1000 * seconds) / (runs.length * arms.length));
      cost[arm] = timed.seconds;
      extrapolated ||= !timed.whole;
    }
    costs.push(cost);
  }
  return { costs, extrapolated };
}

/** Seconds of one chain: of whole ones where there is time for some, else as its first generations promise. */
async function timeArm({ open, study }: OpenRun, arm: Arm, milliseconds: number): Promise<{ readonly seconds: number; readonly whole: boolean }> {
  const started = performance.now();
  const spent = (): number => performance.now() - started;
  const last = lastGenerationOf(study, arm);
  let chains = 0;
  while (chains < chainsOf(study, arm)) {
    const run = open.runChain(arm, chains);
    let [reached, over] = [-1, false];
    // Two generations at least, as the first fits nothing.
    while (!over && (reached < 1 || spent() < milliseconds)) {
      const step = await nextOf(run);
      reached = step ?? reached;
      over = step === undefined || step >= last;
    }
    const seen = chains + (reached + 1) / (last + 1);
    if (!over) return { seconds: spent() / 1000 / seen, whole: chains > 0 };
    chains++;
    if (spent() >= milliseconds) break;
  }
  return { seconds: spent() / 1000 / chains, whole: true };
}

/** The generation that a chain comes to next; undefined where it has ended, for whatever reason. */
async function nextOf(run: ReturnType<OpenRun['open']['runChain']>): Promise<number | undefined> {
  try {
    const { done, value } = await run.step();
    return done ? undefined : value.generation;
  } catch {
    return undefined;
  }
}

/** How many shards take about so many seconds each: one at least, and none of less than the dearest chain. */
export function shardsFor(studies: readonly Study[], costs: readonly Costs[], seconds: number): number {
  const { all, dearest } = totalCost(studies, costs);
  // Six chains of the same cost are six shards, whatever the last digit of the sum.
  const most = Math.floor(all / dearest + 1e-9);
  return Math.max(1, Math.min(Math.ceil(all / seconds), Number.isFinite(most) ? most : 1));
}
