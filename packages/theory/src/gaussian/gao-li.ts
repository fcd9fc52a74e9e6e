// The image half of Gao and Li's co-evolving pair, its texts frozen or learned as well: rare texts lose their images first [P, code R].
import digamma from '@stdlib/math-base-special-digamma';
import { binomialLaw } from '../binomial-law.ts';

export interface ImagesOfText {
  /** N, texts drawn a step, each with one image. */
  readonly texts: number;
  /** p_k, of this one at first. */
  readonly probability: number;
  /** d, of an image. */
  readonly dimensions: number;
  readonly t: number;
}

/** E ln det of the covariance (divided by m − 1) of m images, less that of their law: Σⱼ≤d [ψ((m−j)/2) − ln((m−1)/2)], for m > d. */
function step(m: number, dimensions: number): number {
  let sum = 0;
  for (let j = 1; j <= dimensions; j++) sum += digamma((m - j) / 2) - Math.log((m - 1) / 2);
  return sum;
}

/**
 * ln det Σ_k after t steps, relative to the start: N texts are drawn from the frozen law, m ~ Bin(N, p_k) of them this one, each gives one
 * d-dimensional image, and mean and covariance (divided by m − 1) are refitted; a class with m < 2 is left as it is. Each step adds
 * Σⱼ≤d [ψ((m−j)/2) − ln((m−1)/2)] [D]. With 2 ≤ m ≤ d the covariance is singular and stays so: `mean` is over chains in which that did
 * not happen, whose share is (1 − `singular`)^t.
 */
export function gaoLiLogDet({ texts, probability, dimensions, t }: ImagesOfText): { readonly mean: number; readonly singular: number } {
  let sum = 0;
  let kept = 0;
  let singular = 0;
  binomialLaw(texts, probability).forEach((mass, m) => {
    if (m >= 2 && m <= dimensions) singular += mass;
    else kept += mass;
    if (m > dimensions && m >= 2) sum += mass * step(m, dimensions);
  });
  return { mean: (t * sum) / kept, singular };
}

/**
 * The same where the law of texts is learned as well, of images that tell theirs: m is then a Wright–Fisher chain, m' ~ Bin(N, m/N), and each step adds what
 * its m does [D]. A class with m ≤ d keeps its covariance, so that one that is lost contracts no more.
 */
export function gaoLiCoevolvingLogDet({ texts, probability, dimensions, t }: ImagesOfText): number {
  const next = Array.from({ length: texts + 1 }, (_, m) => binomialLaw(texts, m / texts));
  let counts = binomialLaw(texts, probability);
  let sum = 0;
  for (let i = 1; i <= t; i++) {
    counts.forEach((mass, m) => { if (m > dimensions && m >= 2) sum += mass * step(m, dimensions); });
    if (i < t) counts = counts.map((_, to) => counts.reduce((total, mass, m) => total + mass * next[m]![to]!, 0));
  }
  return sum;
}
