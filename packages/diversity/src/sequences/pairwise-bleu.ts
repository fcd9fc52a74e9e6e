// Mean BLEU between two documents, as an index of similarity; Friedman & Dieng (2023) use it beside the Vendi score.
import type { Documents } from '@collapse-lab/numeric';
import { bleu, type BleuSmoothing } from '../kernels/bleu.ts';
import { ngramTotals, pairwiseMatches } from '../kernels/pairwise-matches.ts';

/**
 * Mean, 0 … 1, of BLEU of one document with another as its only reference, over all ordered pairs; NaN below two documents.
 * Quadratic in documents.
 */
export function pairwiseBleu(documents: Documents, longest: number, smoothing: BleuSmoothing): number {
  const length = (d: number): number => documents.starts[d + 1]! - documents.starts[d]!;
  let sum = 0;
  let pairs = 0;
  for (const { first, second, matches } of pairwiseMatches(documents, longest)) {
    sum += bleu({ matches, totals: ngramTotals(length(first), longest), hypothesisLength: length(first), referenceLength: length(second) }, smoothing);
    pairs++;
  }
  return sum / pairs;
}
