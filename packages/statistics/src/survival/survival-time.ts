// Time to collapse as survival data: when something happened to a chain, and what.

/** What ended the time of a chain: `'censored'` is nothing so far, any other word is an event, and several words compete. */
export type SurvivalEvent = 'collapsed' | 'censored' | (string & {});

/**
 * One chain's time, in generations (any finite number ≥ 0), and what happened then. Equal times are ties, and a censored chain is still at
 * risk at its own time.
 */
export interface SurvivalTime {
  readonly time: number;
  readonly event: SurvivalEvent;
}

/** The times with every event but one censored: the cause-specific view, in which competing events only end the watching. */
export function censorOthers(times: readonly SurvivalTime[], event: SurvivalEvent): SurvivalTime[] {
  return times.map((chain) => (chain.event === event ? chain : { time: chain.time, event: 'censored' }));
}
