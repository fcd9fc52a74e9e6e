// Scores of survival times, whose sum over an arm is its (weighted) log-rank statistic; Prentice (1978), Kalbfleisch & Prentice (1980), 6.2.
import { distinctTimes, eventTable, isEvent } from '../survival/event-table.ts';
import type { SurvivalTime } from '../survival/survival-time.ts';

/** What an event weighs: `log-rank` all alike (best against proportional hazards), `prentice-wilcoxon` early ones more, by the survival left. */
export type ScoreKind = 'log-rank' | 'prentice-wilcoxon';

/**
 * A score per chain, in their order, adding up to 0: the weight of its event (0 if censored) less the sum of weight times events over
 * chains at risk up to its time, so that early events score high. Weights of the second kind are Π (n − d + 1) / (n + 1).
 */
export function survivalScores(chains: readonly SurvivalTime[], kind: ScoreKind): Float64Array {
  const { times, atRisk, events } = eventTable(chains, distinctTimes(chains));
  const scored = new Map<number, { readonly event: number; readonly censored: number }>();
  let weight = 1;
  let hazard = 0;
  times.forEach((time, j) => {
    const [n, d] = [atRisk[j]!, events[j]!];
    if (kind === 'prentice-wilcoxon') weight *= (n - d + 1) / (n + 1);
    hazard += (weight * d) / n;
    scored.set(time, { event: weight - hazard, censored: -hazard });
  });
  return Float64Array.from(chains, ({ time, event }) => scored.get(time)![isEvent(event) ? 'event' : 'censored']);
}
