// The mean time to an event within a horizon: the area under a survival curve; Irwin (1949), Meier (1975).
import type { KaplanMeier } from './kaplan-meier.ts';

/** A mean time up to a horizon, with its standard error. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly mean: number;
  readonly standardError: number;
}

/**
 * Mean of min(time, horizon), as R's `print(fit, rmean = horizon)`, its variance Greenwood's: Σ A² d / (n (n − d)) over the events, A the
 * area from there to the horizon. Both are NaN where the horizon lies beyond the last time and survival there is not 0 (R prolongs the
 * curve instead), and for no chains.
 */
export function restrictedMean(km: KaplanMeier, horizon: number): RestrictedMean {
  const last = km.steps.at(-1);
  if (last === undefined || !(horizon >= 0) || (horizon > last.time && last.survival > 0)) return { horizon, mean: NaN, standardError: NaN };
  const steps = km.steps.filter(({ time }) => time <= horizon);
  let area = 0;
  let variance = 0;
  let end = horizon;
  for (const { time, survival, atRisk, events } of steps.toReversed()) {
    // Where all at risk have the event the area after it is 0.
    if (survival > 0) {
      area += (end - time) * survival;
      variance += (area * area * events) / (atRisk * (atRisk - events));
    }
    end = time;
  }
  return { horizon, mean: area + end, standardError: Math.sqrt(variance) };
}
