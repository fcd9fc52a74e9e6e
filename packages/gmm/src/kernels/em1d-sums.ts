// The E-step on the line: responsibilities are summed as they are computed and never stored.
import { expNegative } from './exp-negative.ts';
import { HALF_LOG_TWO_PI, logPeak, type Mixture1d } from './mixture1d.ts';
import { ones, scratch } from './scratch.ts';

/**
 * What the M-step needs of each component j, with r its responsibilities times the items' weights: sums[3j] = Σ r,
 * sums[3j + 1] = Σ r (x − centre), sums[3j + 2] = Σ r (x − centre)². Centres near the means keep the squares from cancelling.
 */
export type ComponentSums = Float64Array;

const peakScratch = scratch();
const rateScratch = scratch();
const termScratch = scratch();

/** Fills `sums` about `centres` under `law` and returns the log-likelihood Σ w ln p in nats; NaN where no component reaches a value. */
export function sumResponsibilities(
  values: Float64Array,
  weight: Float64Array | undefined,
  law: Mixture1d,
  centres: Float64Array,
  sums: ComponentSums,
): number {
  if (!weight && law.weights.length === 2 && law.weights.every((w) => w > 0)) return sumsOfTwo(values, law, centres, sums);
  return sumsOfAny(values, weight ?? ones(values.length), law, centres, sums);
}

function sumsOfAny(values: Float64Array, weight: Float64Array, law: Mixture1d, centres: Float64Array, sums: ComponentSums): number {
  const { weights, means, variances } = law;
  const k = weights.length;
  const peak = peakScratch(k);
  const rate = rateScratch(k);
  const term = termScratch(k);
  for (let j = 0; j < k; j++) {
    peak[j] = logPeak(weights[j]!, variances[j]!);
    rate[j] = 0.5 / variances[j]!;
  }
  sums.fill(0);
  let logLikelihood = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    // Log of each component's share of the density, and the largest.
    let top = -Infinity;
    for (let j = 0; j < k; j++) {
      const d = x - means[j]!;
      const logTerm = peak[j]! - d * d * rate[j]!;
      term[j] = logTerm;
      top = Math.max(top, logTerm);
    }
    // Log-sum-exp.
    let total = 0;
    for (let j = 0; j < k; j++) {
      const share = expNegative(top - term[j]!);
      term[j] = share;
      total += share;
    }
    logLikelihood += weight[i]! * (top + Math.log(total));
    // Moments under the responsibilities.
    const scale = weight[i]! / total;
    for (let j = 0; j < k; j++) {
      const r = term[j]! * scale;
      const d = x - centres[j]!;
      sums[3 * j]! += r;
      sums[3 * j + 1]! += r * d;
      sums[3 * j + 2]! += r * d * d;
    }
  }
  return logLikelihood;
}

/**
 * Two components with weights above 0, every item of weight 1: one exponential per item instead of two, and one logarithm per 512 items
 * instead of one per item, from the running product of the factors 1 + e ≤ 2.
 */
function sumsOfTwo(values: Float64Array, { weights, means, variances }: Mixture1d, centres: Float64Array, sums: ComponentSums): number {
  const mean0 = means[0]!;
  const mean1 = means[1]!;
  const centre0 = centres[0]!;
  const centre1 = centres[1]!;
  const rate0 = 0.5 / variances[0]!;
  const rate1 = 0.5 / variances[1]!;
  // The constant ln √(2π) is left out here and put back once at the end.
  const peak0 = logPeak(weights[0]!, variances[0]!) + HALF_LOG_TWO_PI;
  const peak1 = logPeak(weights[1]!, variances[1]!) + HALF_LOG_TWO_PI;
  let mass0 = 0;
  let first0 = 0;
  let second0 = 0;
  let mass1 = 0;
  let first1 = 0;
  let second1 = 0;
  let tops = 0;
  let logFactors = 0;
  let product = 1;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const z0 = x - mean0;
    const z1 = x - mean1;
    const log0 = peak0 - z0 * z0 * rate0;
    const log1 = peak1 - z1 * z1 * rate1;
    // The likelier component has responsibility 1 / (1 + e), the other e / (1 + e): both are exact, none is 1 minus the other.
    const e = expNegative(Math.abs(log0 - log1));
    const likelier = 1 / (1 + e);
    const other = e * likelier;
    // Which is which is a coin flip for the branch predictor, so it is arithmetic.
    const swap = Number(log0 < log1);
    const keep = 1 - swap;
    const r0 = keep * likelier + swap * other;
    const r1 = swap * likelier + keep * other;
    const d0 = x - centre0;
    const d1 = x - centre1;
    mass0 += r0;
    first0 += r0 * d0;
    second0 += r0 * d0 * d0;
    mass1 += r1;
    first1 += r1 * d1;
    second1 += r1 * d1 * d1;
    tops += keep * log0 + swap * log1;
    product *= 1 + e;
    if ((i & 511) === 511) {
      logFactors += Math.log(product);
      product = 1;
    }
  }
  sums[0] = mass0;
  sums[1] = first0;
  sums[2] = second0;
  sums[3] = mass1;
  sums[4] = first1;
  sums[5] = second1;
  return tops + logFactors + Math.log(product) - values.length * HALF_LOG_TWO_PI;
}
