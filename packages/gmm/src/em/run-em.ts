// The loop of expectation–maximisation (Dempster, Laird & Rubin 1977), for laws of any kind: plain steps, or extrapolated ones.
import { duringStep, stopping, type EmFit, type Ended, type EmRule, type EmStep } from './em-rule.ts';
import { squarem, type Coordinates } from './squarem.ts';

/** Repeats `step` from `start` until the rule stops it, or ends where a step does. `coordinates` are what acceleration extrapolates in. */
export function runEm<L>(start: L, step: EmStep<L>, rule: EmRule, coordinates: Coordinates<L>): EmFit<L> | Ended {
  return rule.acceleration === 'squarem' ? squarem(start, step, rule, coordinates) : plainSteps(start, step, rule);
}

function plainSteps<L>(start: L, step: EmStep<L>, rule: EmRule): EmFit<L> | Ended {
  const hasStopped = stopping(rule);
  let law = start;
  let lowerBound = -Infinity;
  let converged = false;
  let iterations = 0;
  while (iterations < rule.maxIterations && !converged) {
    const taken = step(law);
    iterations++;
    if ('ended' in taken) return duringStep(iterations, taken.ended);
    converged = hasStopped(taken.logLikelihood);
    law = taken.next;
    lowerBound = taken.logLikelihood;
  }
  return { law, lowerBound, iterations, converged };
}
