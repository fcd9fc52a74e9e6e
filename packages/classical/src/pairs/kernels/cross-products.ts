// Weighted sums over pairs: what least squares and a covariance are made of.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import { Matrix } from 'ml-matrix';

export interface Sums {
  /** Σ w. */
  readonly mass: number;
  /** Σ w². */
  readonly squaredMass: number;
  /** Weighted means of the covariates, (d). */
  readonly covariates: Float64Array;
  /** Weighted mean of the responses. */
  readonly response: number;
}

/** Masses and weighted means; weights are 1 where there are none. */
export function weightedMeans(pairs: Pairs, weight: Float64Array | undefined): Sums {
  const { covariates, responses, dimensions: d } = pairs;
  const means = new Float64Array(d);
  let [mass, squaredMass, response] = [0, 0, 0];
  for (let i = 0; i < pairCount(pairs); i++) {
    const w = weight ? weight[i]! : 1;
    mass += w;
    squaredMass += w * w;
    response += w * responses[i]!;
    for (let j = 0; j < d; j++) means[j]! += w * covariates[i * d + j]!;
  }
  return { mass, squaredMass, covariates: means.map((sum) => sum / mass), response: response / mass };
}

/** Σ w (x − c)(x − c)ᵀ, (d × d), and Σ w (x − c)(y − b), (d × 1), about a centre c of the covariates and b of the responses. */
export function crossProducts(pairs: Pairs, weight: Float64Array | undefined, c: Float64Array, b: number): { readonly gram: Matrix; readonly moment: Matrix } {
  const { covariates, responses, dimensions: d } = pairs;
  const gram = new Float64Array(d * d);
  const moment = new Float64Array(d);
  const x = new Float64Array(d);
  for (let i = 0; i < pairCount(pairs); i++) {
    const w = weight ? weight[i]! : 1;
    const y = responses[i]! - b;
    for (let j = 0; j < d; j++) x[j] = covariates[i * d + j]! - c[j]!;
    for (let j = 0; j < d; j++) {
      moment[j]! += w * x[j]! * y;
      for (let k = 0; k <= j; k++) gram[j * d + k]! += w * x[j]! * x[k]!;
    }
  }
  for (let j = 0; j < d; j++) for (let k = j + 1; k < d; k++) gram[j * d + k] = gram[k * d + j]!;
  return { gram: Matrix.from1DArray(d, d, gram), moment: Matrix.from1DArray(d, 1, moment) };
}
