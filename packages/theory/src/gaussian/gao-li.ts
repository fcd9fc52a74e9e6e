// The image half of Gao and Li's co-evolving pair with its text law frozen: rare texts lose their images first [P, code R].
import digamma from '@stdlib/math-base-special-digamma';
import { binomialLaw } from '../binomial-law.ts';

/**
 * ln det Σ_k after t steps, relative to the start: N texts are drawn from the frozen law, m ~ Bin(N, p_k) of them this one, each gives one
 * d-dimensional image, and mean and covariance (divided by m − 1) are refitted; a class with m < 2 is left as it is. Each step adds
 * Σⱼ≤d [ψ((m−j)/2) − ln((m−1)/2)] [D]. With 2 ≤ m ≤ d the covariance is singular and stays so: `mean` is over chains in which that did
 * not happen, whose share is (1 − `singular`)^t.
 */
export function gaoLiLogDet({ texts, probability, dimensions, t }: { readonly texts: number; readonly probability: number; readonly dimensions: number; readonly t: number }): { readonly mean: number; readonly singular: number } {
  let sum = 0;
  let kept = 0;
  let singular = 0;
  binomialLaw(texts, probability).forEach((mass, m) => {
    if (m >= 2 && m <= dimensions) singular += mass;
    else kept += mass;
    if (m > dimensions && m >= 2) for (let j = 1; j <= dimensions; j++) sum += mass * (digamma((m - j) / 2) - Math.log((m - 1) / 2));
  });
  return { mean: (t * sum) / kept, singular };
}
