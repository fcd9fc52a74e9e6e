// Points of several classes, each Gaussian: a class as the text, a point as the image of it.
import { Categorical, pairCount, type Pairs, type Streams } from '@collapse-lab/numeric';
import { drawCovariates, logDensityOfRow } from './covariate-law.ts';

/** N(mean, L Lᵀ), L lower triangular, (d × d) row-major; both empty of a class that has no points yet, whose probability is 0. */
export interface ClassGaussian {
  readonly mean: Float64Array;
  readonly lower: Float64Array;
}

export interface ClassLaw {
  /** Of the classes 0, 1, …; (K). */
  readonly probabilities: Float64Array;
  readonly classes: readonly ClassGaussian[];
}

/** `count` pairs: a class as the response, a point of it as the covariates. */
export function drawClasses({ probabilities, classes }: ClassLaw, count: number, widen: number, streams: Streams): Pairs {
  const d = Math.max(...classes.map(({ mean }) => mean.length));
  const table = new Categorical(probabilities);
  const rng = streams.fork('class').rng();
  const responses = Float64Array.from({ length: count }, () => table.draw(rng));
  const standard = { mean: new Float64Array(d), lower: Float64Array.from({ length: d * d }, (_, at) => (at % (d + 1) === 0 ? 1 : 0)) };
  const covariates = drawCovariates(standard, d, count, widen, streams.fork('covariates'));
  const z = new Float64Array(d);
  for (let i = 0; i < count; i++) {
    const { mean, lower } = classes[responses[i]!]!;
    z.set(covariates.subarray(i * d, (i + 1) * d));
    for (let j = 0; j < d; j++) {
      let sum = mean[j]!;
      for (let k = 0; k <= j; k++) sum += lower[j * d + k]! * z[k]!;
      covariates[i * d + j] = sum;
    }
  }
  return { covariates, responses, dimensions: d };
}

/** ln p(class) + ln N(point | class) of each pair; −∞ of classes that the law does not have. */
export function logDensitiesOfClasses({ probabilities, classes }: ClassLaw, pairs: Pairs): Float64Array {
  return pairs.responses.map((k, i) => (classes[k] && probabilities[k]! > 0 ? Math.log(probabilities[k]!) + logDensityOfRow(classes[k], pairs, i) : -Infinity));
}

/** The mean over the points of their classes' probabilities given the point: what they say of the text that they are images of; (K). */
export function meanPosterior({ probabilities, classes }: ClassLaw, pairs: Pairs): Float64Array {
  const sums = new Float64Array(classes.length);
  const log = new Float64Array(classes.length);
  const n = pairCount(pairs);
  const logOfTexts = probabilities.map(Math.log);
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let k = 0; k < log.length; k++) {
      log[k] = probabilities[k]! > 0 ? logOfTexts[k]! + logDensityOfRow(classes[k]!, pairs, i) : -Infinity;
      top = Math.max(top, log[k]!);
    }
    let total = 0;
    for (let k = 0; k < log.length; k++) total += log[k] = Math.exp(log[k]! - top);
    for (let k = 0; k < log.length; k++) sums[k]! += log[k]! / total / n;
  }
  return sums;
}
