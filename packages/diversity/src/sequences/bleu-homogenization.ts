// Homogenization by BLEU: how much each document says what the others say; Padmakumar & He (2024).
import type { Documents } from '@collapse-lab/numeric';
import { bleu } from '../kernels/bleu.ts';
import { ngramTotals, pairwiseMatches } from '../kernels/pairwise-matches.ts';

/**
 * Mean over documents, 0 … 1, of the corpus BLEU-4, unsmoothed, of a document repeated once for every other one, that one being its
 * reference; NaN below two documents. The package diversity divides by documents − 1 once more, and answers 1 where the sum is 0. Quadratic in documents.
 */
export function bleuHomogenization(documents: Documents): number {
  const count = documents.starts.length - 1;
  const others = count - 1;
  const pooled = Array.from({ length: count }, () => new Float64Array(4));
  for (const { first, matches } of pairwiseMatches(documents, 4)) matches.forEach((hits, k) => (pooled[first]![k]! += hits));
  const tokens = documents.starts[count]! - documents.starts[0]!;
  let sum = 0;
  for (let d = 0; d < count; d++) {
    const own = documents.starts[d + 1]! - documents.starts[d]!;
    const totals = ngramTotals(own, 4).map((total) => total * others);
    sum += bleu({ matches: pooled[d]!, totals, hypothesisLength: own * others, referenceLength: tokens - own }, 'none');
  }
  return others > 0 ? sum / count : NaN;
}
