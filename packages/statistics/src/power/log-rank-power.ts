// How many chains a log-rank comparison of two equal arms takes; Schoenfeld (1981).
import { normalCdf } from '../distributions/normal-cdf.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';

/** A log-rank comparison to plan: two arms of equal size on independent seeds, proportional hazards. */
export interface LogRankDesign {
  /** Hazard of one arm over the other's, above 0: 2 and ½ take the same chains. */
  readonly hazardRatio: number;
  /** Share of all chains, over both arms, that will have the event before the last generation. */
  readonly eventShare: number;
  /** Two-sided probability of a false alarm. */
  readonly alpha: number;
}

/**
 * Chains per arm, rounded up, and the (unrounded) events of both arms that detect the ratio with the given power: events =
 * 4 (z(1 − α/2) + z(power))² / ln² ratio, the normal approximation for local alternatives. Infinity at a ratio of 1. Below eight chains an
 * arm the tests give no p-value, whatever the number here.
 */
export function chainsForLogRank(design: LogRankDesign & { readonly power: number }): { readonly chainsPerArm: number; readonly events: number } {
  const logRatio = Math.log(design.hazardRatio);
  const z = normalQuantile(1 - design.alpha / 2) + normalQuantile(design.power);
  const events = (4 * z * z) / (logRatio * logRatio);
  return { chainsPerArm: Math.ceil(events / (2 * design.eventShare)), events };
}

/** Power at a number of chains per arm, by the same approximation. */
export function logRankPower(design: LogRankDesign & { readonly chainsPerArm: number }): number {
  const events = 2 * design.chainsPerArm * design.eventShare;
  return normalCdf(0.5 * Math.sqrt(events) * Math.abs(Math.log(design.hazardRatio)) - normalQuantile(1 - design.alpha / 2));
}
