// A law that maximum likelihood learns from real data and loses from its own, though nothing is ever thrown away: theorem 5.1 of Barzilai and Shamir
// (arXiv 2505.19046) and its proof. Its spike is narrow where it is heavy, so that one point far away makes a heavy one the likeliest.

/** p = (1 − a) U[0, 1 − 2a] + a (b U[0, 3] + (1 − b) U[μ, μ + f(a)]), with f = 1/39 for a ≤ 1/10 and exp(logWidth) up to ¼, where a ends. */
export interface Spiked {
  /** a, 0 … ¼. */
  readonly share: number;
  /** μ, 2 … 3 − f(a). */
  readonly start: number;
}

export interface SpikedRule {
  /** b, the part of the share that lies anywhere in [0, 3]. */
  readonly background: number;
  /** ln f(a) for a > 1/10. */
  readonly logWidth: number;
}

const LIGHT = 0.1;
const HEAVIEST = 0.25;
const LOG_LIGHT_WIDTH = -Math.log(39);
const LONGEST = 3;

function logWidthOf(share: number, { logWidth }: SpikedRule): number {
  return share <= LIGHT ? LOG_LIGHT_WIDTH : logWidth;
}

/** The log-density at x, −∞ where there is none. */
export function spikedLogDensity(x: number, { share: a, start }: Spiked, rule: SpikedRule): number {
  const body = x >= 0 && x <= 1 - 2 * a ? (1 - a) / (1 - 2 * a) : 0;
  const anywhere = x >= 0 && x <= LONGEST ? (a * rule.background) / LONGEST : 0;
  const logWidth = logWidthOf(a, rule);
  const logPlain = Math.log(body + anywhere);
  if (!(x >= start && x - start <= Math.exp(logWidth))) return logPlain;
  return logSum(logPlain, Math.log(a * (1 - rule.background)) - logWidth);
}

/** One draw; takes two uniforms. A width that no double holds is none. */
export function drawSpiked({ share: a, start }: Spiked, rule: SpikedRule, uniform: () => number): number {
  const [which, where] = [uniform(), uniform()];
  if (which >= a) return where * (1 - 2 * a);
  return which < a * rule.background ? where * LONGEST : start + where * Math.exp(logWidthOf(a, rule));
}

/**
 * The parameters of greatest likelihood, exactly; items from 0 to 3, in any order. Between two items, and where the width is one and the same, the likelihood
 * grows with a: so it is greatest where an item is about to leave the body, or at the end of a width. Of spikes that hold equally many items the first is
 * taken, and at 2 where there is none to hold. Undefined where no parameters allow the items.
 */
export function fitSpiked(values: Float64Array, rule: SpikedRule): Spiked | undefined {
  // Below ½ all is body, whatever a is: it need only be counted.
  const sorted = values.filter((x) => x > 1 - 2 * HEAVIEST).sort();
  const below = values.length - sorted.length;
  const body = sorted.subarray(0, countUpTo(sorted, 1));
  const spikes = [mostWithin(sorted, Math.exp(LOG_LIGHT_WIDTH)), mostWithin(sorted, Math.exp(rule.logWidth))];
  let best: Spiked | undefined;
  let greatest = -Infinity;
  const consider = (share: number): void => {
    if (!(share >= 0 && share <= HEAVIEST)) return;
    const spike = spikes[share <= LIGHT ? 0 : 1]!;
    const inBody = below + countUpTo(body, 1 - 2 * share);
    const logLikelihood = logLikelihoodOf(share, rule, inBody, spike.count, values.length - inBody - spike.count);
    if (!(logLikelihood > greatest)) return;
    greatest = logLikelihood;
    best = { share, start: spike.start };
  };
  for (const x of body) consider((1 - x) / 2);
  for (const share of [0, LIGHT, HEAVIEST]) consider(share);
  return best;
}

function logLikelihoodOf(a: number, rule: SpikedRule, inBody: number, inSpike: number, elsewhere: number): number {
  const anywhere = (a * rule.background) / LONGEST;
  const ofBody = inBody === 0 ? 0 : inBody * Math.log((1 - a) / (1 - 2 * a) + anywhere);
  const ofSpike = inSpike === 0 ? 0 : inSpike * logSum(Math.log(anywhere), Math.log(a * (1 - rule.background)) - logWidthOf(a, rule));
  return ofBody + ofSpike + (elsewhere === 0 ? 0 : elsewhere * Math.log(anywhere));
}

/** The place in [2, 3] from which on most items lie within a width, and how many. */
function mostWithin(sorted: Float64Array, width: number): { start: number; count: number } {
  const last = LONGEST - width;
  let most = { start: 2, count: 0 };
  for (let from = sorted.findIndex((x) => x >= 2), to = from; from >= 0 && from < sorted.length; from++) {
    const start = Math.min(sorted[from]!, last);
    while (to < sorted.length && sorted[to]! - start <= width) to++;
    if (to - from > most.count) most = { start, count: to - from };
  }
  return most;
}

/** Entries of a sorted list that are at most x. An item at 1 − 2a belongs to the body whose a was made of it, whatever rounding makes of that. */
function countUpTo(sorted: Float64Array, x: number): number {
  const bound = x + 1e-15;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function logSum(a: number, b: number): number {
  const top = Math.max(a, b);
  return top === -Infinity ? top : top + Math.log(Math.exp(a - top) + Math.exp(b - top));
}
