// How far two mixtures of Gaussians lie apart: L² in closed form, Kullback–Leibler by draws and by a variational approximation.
import { gaussianKl } from '@collapse-lab/diversity';
import type { Streams } from '@collapse-lab/numeric';
import { cholesky, invertLower, logDetOfFactor } from './cholesky.ts';
import { logDensities } from './log-densities.ts';
import { componentOf, covarianceOf, type MixtureLaw } from './mixture-law.ts';
import { meanOf, type Estimate } from './monte-carlo.ts';
import { squaredByMatrix } from './responsibilities.ts';
import { sampleMixture } from './sample-mixture.ts';

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** ∫ (p − q)², in density squared times volume: sums of N(μ_i − ν_j; Σ_i + T_j) in closed form. +∞ where a covariance has no inverse. */
export function squaredL2(p: MixtureLaw, q: MixtureLaw): number {
  return Math.max(0, innerProduct(p, p) - 2 * innerProduct(p, q) + innerProduct(q, q));
}

/** ∫ p q. */
function innerProduct(p: MixtureLaw, q: MixtureLaw): number {
  const d = p.dimensions;
  let sum = 0;
  for (let i = 0; i < p.weights.length; i++) {
    for (let j = 0; j < q.weights.length; j++) {
      const [first, second] = [covarianceOf(p, i), covarianceOf(q, j)];
      const away = Float64Array.from({ length: d }, (_, axis) => p.means[i * d + axis]! - q.means[j * d + axis]!);
      sum += p.weights[i]! * q.weights[j]! * Math.exp(logDensityAt(away, first.map((entry, at) => entry + second[at]!), d));
    }
  }
  return sum;
}

/** ln N(away; 0, covariance); +∞ where the covariance has no Cholesky factor. */
function logDensityAt(away: Float64Array, covariance: Float64Array, d: number): number {
  const [factor, inverse] = [new Float64Array(d * d), new Float64Array(d * d)];
  if (cholesky(covariance, d, factor)) return Infinity;
  invertLower(factor, d, inverse);
  const squared = squaredByMatrix(away, 0, new Float64Array(d), inverse, d);
  return -0.5 * (squared + d * LOG_TWO_PI) - logDetOfFactor(factor, d);
}

/** KL(p ‖ q) in nats from `draws` points of p; both laws must have densities. */
export function klMonteCarlo(p: MixtureLaw, q: MixtureLaw, draws: number, streams: Streams): Estimate {
  const points = sampleMixture(p, draws, streams);
  const logQ = logDensities(points, q);
  return meanOf(logDensities(points, p).map((logP, i) => logP - logQ[i]!));
}

/** The variational approximation of KL(p ‖ q) in nats (Hershey & Olsen 2007, equation 20): exact for single Gaussians, 0 for p = q, no bound. */
export function klVariational(p: MixtureLaw, q: MixtureLaw): number {
  let divergence = 0;
  for (let i = 0; i < p.weights.length; i++) {
    if (p.weights[i] === 0) continue;
    const toOwn = logSumOfShares(p.weights, (j) => klOfComponents(p, i, p, j));
    const toOther = logSumOfShares(q.weights, (j) => klOfComponents(p, i, q, j));
    divergence += p.weights[i]! * (toOwn - toOther);
  }
  return divergence;
}

/** ln Σ w_j exp(−D_j). */
function logSumOfShares(weights: Float64Array, divergence: (j: number) => number): number {
  const terms = Array.from(weights, (weight, j) => Math.log(weight) - divergence(j));
  const top = Math.max(...terms);
  return top === -Infinity ? top : top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0));
}

/** KL between component i of p and component j of q in nats; +∞ where either has no density. */
export function klOfComponents(p: MixtureLaw, i: number, q: MixtureLaw, j: number): number {
  const pair = [componentOf(p, i), componentOf(q, j)] as const;
  const factor = new Float64Array(p.dimensions * p.dimensions);
  return pair.some(({ covariance }) => cholesky(covariance, p.dimensions, factor)) ? Infinity : gaussianKl(...pair);
}
