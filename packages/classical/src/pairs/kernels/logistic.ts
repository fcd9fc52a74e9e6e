// Logistic regression by Newton's method, penalised or not: the coefficients of greatest likelihood, or word that there are none.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';

export interface LogisticFit {
  /** 0 where none is fitted. */
  readonly intercept: number;
  /** (d) */
  readonly slope: Float64Array;
  /** Σ w ln p of the responses, in nats, without the penalty. */
  readonly logLikelihood: number;
  /** Newton steps taken. */
  readonly iterations: number;
}

const MOST_STEPS = 100;
/** A step that promises less than this share of the items' mass, in nats, is the last. */
const SMALLEST_GAIN = 1e-20;
/** A promise of less than this share is not held against the likelihood, which is not known that well. */
const HIDDEN_GAIN = 1e-9;
/** A step is halved no further. */
const SHORTEST = 1e-12;
/** Nats from which on a probability is 0 or 1 to a double: coefficients that take all items there have no end. */
const CERTAIN = 36;

/**
 * Maximises Σ w ln P(y | x) − ½ ridge ‖slope‖², P(1 | x) = 1 / (1 + e^−(intercept + slope · x)), for responses 0 and 1, by Newton steps that are halved
 * until they gain; the problem is concave, so what is found is the maximum. Ends where there is none: responses that a plane separates, and covariates that
 * are collinear.
 */
export function fitLogistic(pairs: Pairs, weight: Float64Array | undefined, intercept: boolean, ridge: number): LogisticFit | { readonly ended: Reason } {
  const design = designOf(pairs, intercept);
  let coefficients = new Float64Array(design.width);
  let now = objective(pairs, weight, design, coefficients, ridge);
  for (let iterations = 0; iterations < MOST_STEPS; iterations++) {
    const { gradient, curvature, mass } = slopesAt(pairs, weight, design, coefficients, ridge);
    const solved = new CholeskyDecomposition(curvature);
    if (!solved.isPositiveDefinite()) return { ended: { code: 'no-maximum', message: 'the likelihood is flat in some direction: covariates are collinear, or a plane separates the responses' } };
    const step = Float64Array.from(solved.solve(Matrix.columnVector(gradient)).to1DArray());
    const promised = step.reduce((sum, s, j) => sum + s * gradient[j]!, 0) / 2;
    if (promised <= SMALLEST_GAIN * mass) return finished(design, coefficients, now.logLikelihood, iterations);
    const along = (scale: number): Float64Array<ArrayBuffer> => coefficients.map((each, j) => each + scale * step[j]!);
    let scale = 1;
    let moved = along(scale);
    let then = objective(pairs, weight, design, moved, ridge);
    // A gain that rounding hides needs no proof: so near to the maximum Newton steps are right.
    while (then.penalised < now.penalised && promised > HIDDEN_GAIN * mass && scale > SHORTEST) {
      scale /= 2;
      moved = along(scale);
      then = objective(pairs, weight, design, moved, ridge);
    }
    if (ridge === 0 && then.leastMargin > CERTAIN) break;
    [coefficients, now] = [moved, then];
  }
  return { ended: { code: 'separated', message: 'a plane separates the responses, so that no coefficients are the likeliest; set model.ridge above 0' } };
}

interface Design {
  readonly width: number;
  readonly first: number;
}

/** The intercept, where there is one, is coefficient 0. */
function designOf({ dimensions }: Pairs, intercept: boolean): Design {
  const first = intercept ? 1 : 0;
  return { width: dimensions + first, first };
}

function finished({ first }: Design, coefficients: Float64Array, logLikelihood: number, iterations: number): LogisticFit {
  return { intercept: first === 1 ? coefficients[0]! : 0, slope: coefficients.slice(first), logLikelihood, iterations };
}

function logOdds({ covariates, dimensions: d }: Pairs, { first }: Design, coefficients: Float64Array, i: number): number {
  let sum = first === 1 ? coefficients[0]! : 0;
  for (let j = 0; j < d; j++) sum += coefficients[first + j]! * covariates[i * d + j]!;
  return sum;
}

/** ln P(1) at these log-odds; of 0 it is that at minus them. */
export function logProbabilityOfOne(odds: number): number {
  return odds > 0 ? -Math.log1p(Math.exp(-odds)) : odds - Math.log1p(Math.exp(odds));
}

function objective(pairs: Pairs, weight: Float64Array | undefined, design: Design, coefficients: Float64Array, ridge: number): { penalised: number; logLikelihood: number; leastMargin: number } {
  let [logLikelihood, leastMargin] = [0, Infinity];
  for (let i = 0; i < pairCount(pairs); i++) {
    const w = weight ? weight[i]! : 1;
    const margin = (pairs.responses[i] === 1 ? 1 : -1) * logOdds(pairs, design, coefficients, i);
    logLikelihood += w * logProbabilityOfOne(margin);
    if (w > 0 && margin < leastMargin) leastMargin = margin;
  }
  const squares = coefficients.subarray(design.first).reduce((sum, x) => sum + x * x, 0);
  return { penalised: logLikelihood - (ridge / 2) * squares, logLikelihood, leastMargin };
}

function slopesAt(pairs: Pairs, weight: Float64Array | undefined, design: Design, coefficients: Float64Array, ridge: number): { gradient: Float64Array; curvature: Matrix; mass: number } {
  const { covariates, responses, dimensions: d } = pairs;
  const { width, first } = design;
  const gradient = coefficients.map((each, j) => (j < first ? 0 : -ridge * each));
  const curvature = new Float64Array(width * width);
  const row = new Float64Array(width).fill(1);
  let mass = 0;
  for (let i = 0; i < responses.length; i++) {
    const w = weight ? weight[i]! : 1;
    mass += w;
    for (let j = 0; j < d; j++) row[first + j] = covariates[i * d + j]!;
    const p = Math.exp(logProbabilityOfOne(logOdds(pairs, design, coefficients, i)));
    const [miss, spread] = [w * (responses[i]! - p), w * p * (1 - p)];
    for (let j = 0; j < width; j++) {
      gradient[j]! += miss * row[j]!;
      for (let k = 0; k <= j; k++) curvature[j * width + k]! += spread * row[j]! * row[k]!;
    }
  }
  for (let j = 0; j < width; j++) {
    if (j >= first) curvature[j * width + j]! += ridge;
    for (let k = j + 1; k < width; k++) curvature[j * width + k] = curvature[k * width + j]!;
  }
  return { gradient, curvature: Matrix.from1DArray(width, width, curvature), mass };
}
