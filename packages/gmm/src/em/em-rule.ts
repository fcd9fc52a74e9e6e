// When expectation–maximisation stops, and whether its steps are extrapolated: rules that decide how fast a loop collapses.
import type { Reason } from '@collapse-lab/runner';

/**
 * sklearn: when one iteration changes the mean log-likelihood by less than the tolerance, however much is left to gain.
 * converged: when what was left to gain before the last iteration is less than the tolerance, as Aitken's extrapolation estimates it; on a
 * plateau, where gains shrink before they grow, a wide tolerance stops there.
 */
export const stoppingRules = ['sklearn', 'converged'] as const;
export type StoppingRule = (typeof stoppingRules)[number];

/** none: plain EM steps; squarem: extrapolated ones (Varadhan & Roland 2008), of the same fixed points. */
export const accelerations = ['none', 'squarem'] as const;
export type Acceleration = (typeof accelerations)[number];

/** How a fit by EM goes on, when it stops, and what every M-step adds to the variances. */
export interface EmRule {
  /** sklearn where absent. */
  readonly rule?: StoppingRule;
  /** In nats per item. */
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly varianceFloor: number;
  /** none where absent. */
  readonly acceleration?: Acceleration;
}

/** A fitted law and how its fit went. */
export interface EmFit<L> {
  readonly law: L;
  /** Mean log-likelihood in nats per item of the parameters before the last M-step. */
  readonly lowerBound: number;
  /** EM steps taken, those of an extrapolation that was given up among them. */
  readonly iterations: number;
  readonly converged: boolean;
}

/** Where a fit stopped because there is no next law. */
export interface Ended {
  readonly ended: Reason;
}

/** One EM step from a law: its mean log-likelihood in nats per item, finite, and the law of the M-step. */
export type EmStep<L> = (law: L) => { readonly logLikelihood: number; readonly next: L } | Ended;

/**
 * What a sequence of gains leaves to gain, the last one included, when each is `ratio` times the one before (Aitken's Δ² process;
 * Böhning et al. 1994): ∞ where they do not shrink.
 */
export function leftToGain(gain: number, ratio: number): number {
  if (gain === 0) return 0;
  return ratio < 1 ? Math.abs(gain) / (1 - ratio) : Infinity;
}

/** Tells, from one mean log-likelihood after another, when plain EM steps stop by the rule. */
export function stopping({ rule = 'sklearn', tolerance }: EmRule): (logLikelihood: number) => boolean {
  let [last, lastGain] = [-Infinity, Infinity];
  return (logLikelihood) => {
    const gain = logLikelihood - last;
    const left = rule === 'sklearn' ? Math.abs(gain) : leftToGain(gain, Math.abs(gain / lastGain));
    last = logLikelihood;
    lastGain = gain;
    return left < tolerance;
  };
}

/** Why there is no next law where a mean log-likelihood is not finite. */
export function notFinite(logLikelihood: number): Ended {
  return { ended: { code: 'likelihood-not-finite', message: `the mean log-likelihood is ${logLikelihood}` } };
}

/** The reason with the step at which it came up. */
export function duringStep(iteration: number, { code, message }: Reason): Ended {
  return { ended: { code, message: `${message}, in EM iteration ${iteration}` } };
}
