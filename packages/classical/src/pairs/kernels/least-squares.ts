// Weighted least squares of one response on d covariates, penalised or not, by the normal equations about the means.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import { Matrix } from 'ml-matrix';
import { factor } from './cholesky.ts';
import { crossProducts, weightedMeans } from './cross-products.ts';

export interface LeastSquares {
  /** 0 where none is fitted. */
  readonly intercept: number;
  /** (d) */
  readonly slope: Float64Array;
  /** Σ w r² of the residuals r. */
  readonly residualSquares: number;
  /** Σ w. */
  readonly mass: number;
  /**
   * What the fit takes of the mass, tr((ZᵀWZ)⁻¹ ZᵀW²Z) for the design Z: the number of coefficients p when all weigh 1; with a penalty added to the
   * inverse it is the trace of the hat matrix, and what follows holds no more exactly.
   * residualSquares / (mass − taken) is unbiased for the variance of the noise, and does not depend on the weights' scale.
   */
  readonly taken: number;
}

const EPSILON = 2.220446049250313e-16;

/** The fit with `ridge` · ‖slope‖² added to the sum of squares, or why there is none: covariates that are constant or follow from those before them. */
export function leastSquares(pairs: Pairs, weight: Float64Array | undefined, intercept: boolean, ridge = 0): LeastSquares | { readonly ended: Reason } {
  const d = pairs.dimensions;
  const means = weightedMeans(pairs, weight);
  const centre = intercept ? means.covariates : new Float64Array(d);
  const level = intercept ? means.response : 0;
  const { gram, moment } = crossProducts(pairs, weight, centre, level);
  const least = roundingOf(gram, pairs, means.mass);
  const penalised = ridge > 0 ? Matrix.add(gram, Matrix.eye(d).mul(ridge)) : gram;
  const solved = factor(penalised, least);
  if ('pivot' in solved) {
    const message = `covariate ${solved.pivot + 1} is constant or follows from those before it: pivot ${solved.pivot} of their cross-products is ${solved.value}`;
    return { ended: { code: 'collinear-covariates', message } };
  }
  const slope = Float64Array.from(solved.factored.solve(moment).to1DArray());

  let taken = d + (intercept ? 1 : 0);
  if (weight || ridge > 0) {
    const squared = weight ? crossProducts(pairs, weight.map((w) => w * w), centre, level).gram : gram;
    taken = solved.factored.solve(squared).trace() + (intercept ? means.squaredMass / means.mass : 0);
  }
  const constant = level - centre.reduce((sum, c, j) => sum + c * slope[j]!, 0);
  return { intercept: constant, slope, residualSquares: residualSquares(pairs, weight, constant, slope), mass: means.mass, taken };
}

/** What the sums are known to at best: n ε of a sum of squares, itself no better than the rounding of its terms. */
function roundingOf(gram: Matrix, pairs: Pairs, mass: number): number[] {
  const { covariates, dimensions: d } = pairs;
  const relative = pairCount(pairs) * EPSILON;
  return Array.from({ length: d }, (_, j) => {
    let largest = 0;
    for (let i = j; i < covariates.length; i += d) largest = Math.max(largest, Math.abs(covariates[i]!));
    return relative * Math.max(gram.get(j, j), relative * mass * largest * largest);
  });
}

function residualSquares(pairs: Pairs, weight: Float64Array | undefined, intercept: number, slope: Float64Array): number {
  const means = predicted(pairs, intercept, slope);
  let sum = 0;
  for (let i = 0; i < means.length; i++) {
    const residual = pairs.responses[i]! - means[i]!;
    sum += (weight ? weight[i]! : 1) * residual * residual;
  }
  return sum;
}

/** intercept + slope · x of each pair, (n). */
export function predicted({ covariates, responses, dimensions: d }: Pairs, intercept: number, slope: Float64Array): Float64Array {
  const out = new Float64Array(responses.length);
  for (let i = 0; i < out.length; i++) {
    let sum = intercept;
    for (let j = 0; j < d; j++) sum += slope[j]! * covariates[i * d + j]!;
    out[i] = sum;
  }
  return out;
}
