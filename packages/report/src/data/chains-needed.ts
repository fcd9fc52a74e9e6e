// How many chains a comparison would take that has too few.
import { CHAINS_FOR_A_P_VALUE, chainsForLogRank, type SurvivalTime } from '@collapse-lab/statistics';

/** Chains an arm, and what they are to find: everything that the number assumes. */
export interface ChainsNeeded {
  readonly chainsPerArm: number;
  /** One run collapses at this many times the other's rate. */
  readonly hazardRatio: number;
  readonly power: number;
  readonly alpha: number;
  /** Share of chains that collapse or fail before the end: the observed one, or a half where there is none. */
  readonly eventShare: number;
}

/** Chains an arm for a log-rank test on independent seeds to find a doubled rate in four of five attempts; at least the eight of any p-value. */
export function chainsNeeded(arms: readonly (readonly SurvivalTime[])[]): ChainsNeeded {
  const all = arms.flat();
  const events = all.filter(({ event }) => event !== 'censored').length;
  const design = { hazardRatio: 2, alpha: 0.05, power: 0.8, eventShare: events > 0 ? events / all.length : 0.5 };
  return { ...design, chainsPerArm: Math.max(CHAINS_FOR_A_P_VALUE, chainsForLogRank(design).chainsPerArm) };
}
