// Student's t by expectation and conditional maximisation, the degrees of freedom by the actual likelihood (ECME; Liu & Rubin 1995).
import type { Reason } from '@collapse-lab/runner';
import { scratch } from '../kernels/scratch.ts';
import { bestDegreesOfFreedom } from './degrees-of-freedom.ts';
import { studentTLogDensities, type StudentT } from './student-t.ts';

export interface StudentTRule {
  /** Given, or to be fitted. */
  readonly df: number | 'fit';
  /** EM stops when the mean log-likelihood (nats per item) grows by less than this. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** A fitted law and how its fit went. */
export interface StudentTFit {
  readonly law: StudentT;
  /** Of the items under the fitted law, in nats per item. */
  readonly meanLogLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
}

const squareScratch = scratch();

/** The standard deviation of a Gaussian in units of its median absolute deviation, and of its mean absolute deviation, √(π/2). */
const DEVIATION_OF_MEDIAN = 1.482602218505602;
const DEVIATION_OF_MEAN = 1.2533141373155001;

/**
 * Fits the law to n values; `weight` multiplies each item's log-likelihood. Starts at the median, with 1.4826 times the median absolute
 * deviation as scale, or 1.2533 times the mean one where half of the items are equal. Ends where the scale falls to 0 or no degrees of
 * freedom are low enough.
 */
export function fitStudentT(values: Float64Array, rule: StudentTRule, weight?: Float64Array): StudentTFit | { readonly ended: Reason } {
  const location = weightedMedian(values, weight);
  const deviations = values.map((x) => Math.abs(x - location));
  const scale = DEVIATION_OF_MEDIAN * weightedMedian(deviations, weight) || DEVIATION_OF_MEAN * meanOf(deviations, weight);
  let law: StudentT = { location, scale, df: rule.df === 'fit' ? 2 : rule.df };
  if (!(law.scale > 0)) return collapsed(0, law.scale);
  let [logLikelihood, iterations, converged] = [-Infinity, 0, false];
  while (iterations < rule.maxIterations && !converged) {
    iterations++;
    law = step(law, values, weight);
    if (!(law.scale > 0 && law.scale < Infinity)) return collapsed(iterations, law.scale);
    if (rule.df === 'fit') law = { ...law, df: bestDegreesOfFreedom(squaresOf(law, values), weight, law.df) };
    if (law.df === 0) return { ended: { code: 'no-degrees-of-freedom', message: `the likelihood still grows as degrees of freedom fall below 0.01, in EM iteration ${iterations}` } };
    const next = meanOf(studentTLogDensities(law, values), weight);
    if (!Number.isFinite(next)) return { ended: { code: 'likelihood-not-finite', message: `the mean log-likelihood is ${next}, in EM iteration ${iterations}` } };
    converged = next - logLikelihood < rule.tolerance;
    logLikelihood = next;
  }
  return { law, meanLogLikelihood: logLikelihood, iterations, converged };
}

function collapsed(iteration: number, scale: number): { readonly ended: Reason } {
  const when = iteration === 0 ? 'at the start, as all items are equal' : `in EM iteration ${iteration}`;
  return { ended: { code: 'scale-collapsed', message: `the scale is ${scale}, ${when}` } };
}

/** Location and scale for the precisions (df + 1) / (df + z²) that the items have under the law; the scale's square divides by Σ w. */
function step({ location, scale, df }: StudentT, values: Float64Array, weight: Float64Array | undefined): StudentT {
  const precision = squaresOf({ location, scale, df }, values);
  let [mass, total, moved] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = weight ? weight[i]! : 1;
    const share = w * (df === Infinity ? 1 : (df + 1) / (df + precision[i]!));
    precision[i] = share;
    mass += w;
    total += share;
    moved += share * (values[i]! - location);
  }
  const next = location + moved / total;
  let scatter = 0;
  for (let i = 0; i < values.length; i++) scatter += precision[i]! * (values[i]! - next) * (values[i]! - next);
  return { location: next, scale: Math.sqrt(scatter / mass), df };
}

/** Squared standardised distances from the location, in memory that the next call writes over. */
function squaresOf({ location, scale }: StudentT, values: Float64Array): Float64Array {
  const squares = squareScratch(values.length);
  for (let i = 0; i < values.length; i++) {
    const z = (values[i]! - location) / scale;
    squares[i] = z * z;
  }
  return squares;
}

function meanOf(values: Float64Array, weight: Float64Array | undefined): number {
  let [sum, mass] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = weight ? weight[i]! : 1;
    if (w === 0) continue;
    sum += w * values[i]!;
    mass += w;
  }
  return sum / mass;
}

/** The value at which half of the weight is reached; the middle of two where it is reached exactly between them. */
function weightedMedian(values: Float64Array, weight: Float64Array | undefined): number {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const weightOf = (i: number): number => (weight ? weight[i]! : 1);
  const half = order.reduce((sum, i) => sum + weightOf(i), 0) / 2;
  let reached = 0;
  for (let place = 0; place < order.length; place++) {
    reached += weightOf(order[place]!);
    if (reached < half) continue;
    const next = reached === half ? order.subarray(place + 1).find((i) => weightOf(i) > 0) : undefined;
    return next === undefined ? values[order[place]!]! : 0.5 * (values[order[place]!]! + values[next]!);
  }
  return NaN;
}
