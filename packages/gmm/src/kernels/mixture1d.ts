// A mixture of K Gaussians on the real line: its parameters and its density.
import { expNegative } from './exp-negative.ts';
import { scratch } from './scratch.ts';

/** K components: weights that sum to 1, means, and variances (not standard deviations) above 0. */
export interface Mixture1d {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/** ln √(2π). */
export const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln w − ½ ln(2π v), the log of a weighted component's density at its mean. */
export function logPeak(weight: number, variance: number): number {
  return Math.log(weight) - 0.5 * Math.log(variance) - HALF_LOG_TWO_PI;
}

/** The same mixture with component `order[j]` as its j-th. */
export function reordered({ weights, means, variances }: Mixture1d, order: ArrayLike<number>): Mixture1d {
  const pick = (from: Float64Array): Float64Array => from.map((_, j) => from[order[j]!]!);
  return { weights: pick(weights), means: pick(means), variances: pick(variances) };
}

const peakScratch = scratch();
const termScratch = scratch();

/** The log-density of the mixture at each value, in nats, by log-sum-exp. */
export function logDensities(law: Mixture1d, values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  if (law.weights.length === 2) logDensitiesOfTwo(law, values, out);
  else logDensitiesOfAny(law, values, out);
  return out;
}

function logDensitiesOfAny({ weights, means, variances }: Mixture1d, values: Float64Array, out: Float64Array): void {
  const k = weights.length;
  const peak = peakScratch(k);
  const term = termScratch(k);
  for (let j = 0; j < k; j++) peak[j] = logPeak(weights[j]!, variances[j]!);
  for (let i = 0; i < values.length; i++) {
    let top = -Infinity;
    for (let j = 0; j < k; j++) {
      const d = values[i]! - means[j]!;
      const logTerm = peak[j]! - (0.5 * d * d) / variances[j]!;
      term[j] = logTerm;
      if (logTerm > top) top = logTerm;
    }
    let sum = 0;
    for (let j = 0; j < k; j++) sum += expNegative(top - term[j]!);
    out[i] = top === -Infinity ? top : top + Math.log(sum);
  }
}

/** One exponential per value instead of two. */
function logDensitiesOfTwo({ weights, means, variances }: Mixture1d, values: Float64Array, out: Float64Array): void {
  const mean0 = means[0]!;
  const mean1 = means[1]!;
  const rate0 = 0.5 / variances[0]!;
  const rate1 = 0.5 / variances[1]!;
  const peak0 = logPeak(weights[0]!, variances[0]!);
  const peak1 = logPeak(weights[1]!, variances[1]!);
  for (let i = 0; i < values.length; i++) {
    const d0 = values[i]! - mean0;
    const d1 = values[i]! - mean1;
    const log0 = peak0 - d0 * d0 * rate0;
    const log1 = peak1 - d1 * d1 * rate1;
    // Which is larger is a coin flip for the branch predictor, so it is arithmetic; 0 · ∞ is left to the rare slow way.
    const swap = Number(log0 < log1);
    const top = (1 - swap) * log0 + swap * log1;
    const logDensity = top + Math.log1p(expNegative(Math.abs(log0 - log1)));
    out[i] = logDensity === logDensity ? logDensity : Math.max(log0, log1);
  }
}
