// SQUAREM (Varadhan & Roland 2008), scheme S3: two EM steps tell how far to go, a third from there tells whether that was too far.
import { duringStep, leftToGain, type EmFit, type Ended, type EmRule, type EmStep } from './em-rule.ts';

/** A law as unconstrained numbers, so that every extrapolation is a law again. */
export interface Coordinates<L> {
  /** Undefined where the law has none; lengths are measured by the widths of `unit`. */
  of(law: L, unit: L): Float64Array | undefined;
  at(coordinates: Float64Array, unit: L): L;
}

/** The longest extrapolation allowed grows by this factor each time it was not too long. */
const GROWTH = 4;

/**
 * Steps of EM, extrapolated; an extrapolation whose likelihood is below that of the steps it was made of is given up, so that the
 * likelihood never falls where EM's does not. The longest one allowed grows from none, as in the authors' program: the first steps are
 * not yet along one direction. Stops by what is left to gain, by the slower of the last two estimates, or under the rule sklearn by the gain of one step.
 */
export function squarem<L>(start: L, step: EmStep<L>, rule: EmRule, coordinates: Coordinates<L>): EmFit<L> | Ended {
  let [law, lowerBound, iterations, longest, lastRatio] = [start, -Infinity, 0, 1, 1];
  while (iterations < rule.maxIterations) {
    const origin = law;
    const first = take(origin);
    if ('ended' in first) return duringStep(iterations, first.ended);
    [law, lowerBound] = [first.next, first.logLikelihood];
    if (iterations === rule.maxIterations) break;

    const second = take(law);
    if ('ended' in second) return duringStep(iterations, second.ended);
    const jump = extrapolate(origin, first.next, second.next, coordinates, longest);
    [law, lowerBound] = [second.next, second.logLikelihood];
    const left = leftToGain(second.logLikelihood - first.logLikelihood, rule.rule === 'converged' ? Math.max(lastRatio, jump.gainRatio) : 0);
    lastRatio = jump.gainRatio;
    if (left < rule.tolerance) return { law, lowerBound, iterations, converged: true };
    if (jump.isLongest) longest *= GROWTH;
    if (!jump.to || iterations === rule.maxIterations) continue;

    const third = take(jump.to);
    if (!('ended' in third) && third.logLikelihood >= lowerBound) [law, lowerBound] = [third.next, third.logLikelihood];
    else if (jump.isLongest) longest = Math.max(1, longest / (GROWTH * GROWTH));
  }
  return { law, lowerBound, iterations, converged: false };

  function take(from: L): ReturnType<EmStep<L>> {
    iterations++;
    return step(from);
  }
}

interface Jump<L> {
  /** Absent where it is the second step. */
  readonly to?: L;
  readonly isLongest: boolean;
  /** How much smaller each step's gain is than the one before. */
  readonly gainRatio: number;
}

/**
 * With r the first step and v by how much the second differs from it, α = ‖r‖ / ‖v‖ and the law θ + 2αr + α²v; α = 1 is the second
 * step. Steps that shrink by 1 − 1/α have gains that shrink by its square.
 */
function extrapolate<L>(law: L, first: L, second: L, { of, at }: Coordinates<L>, longest: number): Jump<L> {
  const [a, b, c] = [of(law, law), of(first, law), of(second, law)];
  if (!a || !b || !c) return { isLongest: false, gainRatio: 1 };
  const r = b.map((x, i) => x - a[i]!);
  const v = c.map((x, i) => x - b[i]! - r[i]!);
  const wanted = length(r) / length(v);
  const shrinking = Math.max(0, 1 - 1 / wanted);
  const alpha = Math.min(wanted, longest);
  const jump = { isLongest: wanted >= longest, gainRatio: shrinking * shrinking };
  return alpha > 1 ? { ...jump, to: at(a.map((x, i) => x + 2 * alpha * r[i]! + alpha * alpha * v[i]!), law) } : jump;
}

function length(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
}
