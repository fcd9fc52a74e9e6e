// Homogenization by BLEU: how much each document says what the others say; Padmakumar & He (2024).
import type { Documents } from '@collapse-lab/numeric';
import { bleu } from '../kernels/bleu.ts';
import { ngramTotals, pairwiseMatches } from '../kernels/pairwise-matches.ts';

/**
 * Mean over documents, 0 … 1, of the corpus BLEU-4, unsmoothed, of all other documents, each of them with that document as its
 * reference; NaN below two documents. The package diversity divides by documents − 1 once more, and answers 1 where the sum is 0.
 * Quadratic in documents.
 */
export function bleuHomogenization(documents: Documents): number {
  const count = documents.starts.length - 1;
  const others = count - 1;
  const pooled = Array.from({ length: count }, () => new Float64Array(4));
  for (const { first, matches } of pairwiseMatches(documents, 4)) matches.forEach((hits, k) => (pooled[first]![k]! += hits));
  const tokens = documents.starts[count]! - documents.starts[0]!;
  const all = new Float64Array(4);
  for (let d = 0; d < count; d++) ngramTotals(documents.starts[d + 1]! - documents.starts[d]!, 4).forEach((total, k) => (all[k]! += total));
  let sum = 0;
  for (let d = 0; d < count; d++) {
    const own = documents.starts[d + 1]! - documents.starts[d]!;
    const totals = all.map((total, k) => total - Math.max(0, own - k));
    sum += bleu({ matches: pooled[d]!, totals, hypothesisLength: tokens - own, referenceLength: own * others }, 'none');
  }
  return others > 0 ? sum / count : NaN;
}
