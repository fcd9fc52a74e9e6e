// Differential entropy of a mixture in d dimensions: closed for one component, by quadrature on the line, by quasi-random points elsewhere.
import type { Points, Streams } from '@collapse-lab/numeric';
import { normalQuantile } from '@collapse-lab/statistics';
import { mixture1dEntropy } from '../kernels/mixture1d-entropy.ts';
import { cholesky, logDetOfFactor } from './cholesky.ts';
import { asLine } from './line-law.ts';
import { logDensities } from './log-densities.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';
import { meanOf, type Estimate } from './monte-carlo.ts';
import { sampleMixture } from './sample-mixture.ts';

/** Points per component, half of them mirrored at the mean. */
const QUASI_POINTS = 4096;

/**
 * In nats; −∞ where a covariance is not positive definite. Exact for one component, on the line as `mixture1dEntropy` says;
 * elsewhere each component's surprise is averaged over 4,096 points of a Kronecker sequence (error about 10⁻³).
 */
export function mixtureEntropy(law: MixtureLaw): number {
  const line = asLine(law);
  if (line) return mixture1dEntropy(line);
  const { dimensions: d, weights, means } = law;
  const factor = new Float64Array(d * d);
  const present = [...weights.keys()].filter((j) => weights[j]! > 0);
  let entropy = 0;
  for (const j of present) {
    if (cholesky(covarianceOf(law, j), d, factor)) return -Infinity;
    if (present.length === 1) return 0.5 * d * (1 + Math.log(2 * Math.PI)) + logDetOfFactor(factor, d);
    const around = quasiGaussian(means.subarray(j * d, (j + 1) * d), factor, d);
    entropy -= (weights[j]! * logDensities(around, law).reduce((sum, each) => sum + each, 0)) / QUASI_POINTS;
  }
  return entropy;
}

/** The entropy in nats from `draws` points of the law, which must have a density: with an error that is known, where `mixtureEntropy` has none. */
export function mixtureEntropyMonteCarlo(law: MixtureLaw, draws: number, streams: Streams): Estimate {
  return meanOf(logDensities(sampleMixture(law, draws, streams), law).map((each) => -each));
}

/** Points spread like N(μ, L Lᵀ), evenly and symmetrically about μ. */
function quasiGaussian(mean: Float64Array, factor: Float64Array, d: number): Points {
  const normals = standardNormals.get(d) ?? spreadNormals(d);
  const values = new Float64Array(QUASI_POINTS * d);
  for (let i = 0; i < QUASI_POINTS / 2; i++) {
    for (let row = 0; row < d; row++) {
      let away = 0;
      for (let column = 0; column <= row; column++) away += factor[row * d + column]! * normals[i * d + column]!;
      values[2 * i * d + row] = mean[row]! + away;
      values[(2 * i + 1) * d + row] = mean[row]! - away;
    }
  }
  return { values, dimensions: d };
}

/** By dimension: the same points serve every mixture. */
const standardNormals = new Map<number, Float64Array>();

function spreadNormals(d: number): Float64Array {
  const steps = kroneckerSteps(d);
  const normals = Float64Array.from({ length: (QUASI_POINTS / 2) * d }, (_, at) => normalQuantile((0.5 + (Math.floor(at / d) + 1) * steps[at % d]!) % 1));
  standardNormals.set(d, normals);
  return normals;
}

/** Powers of 1/φ for the φ > 1 with φᵈ⁺¹ = φ + 1: steps on the torus that fill it evenly (Roberts 2018). */
function kroneckerSteps(d: number): Float64Array {
  let phi = 2;
  // The map φ ← (1 + φ)^(1/(d+1)) contracts; by logarithms, as powers differ in their last bit between engines.
  for (let i = 0; i < 60; i++) phi = Math.exp(Math.log1p(phi) / (d + 1));
  const steps = new Float64Array(d);
  for (let axis = 0, power = 1 / phi; axis < d; axis++, power /= phi) steps[axis] = power;
  return steps;
}
