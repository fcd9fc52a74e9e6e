// Self-repetition: how many other documents the n-grams of a document stand in; Salkar et al. (2022).
import type { Documents } from '@collapse-lab/numeric';
import { documentFrequencies, documentGrams } from '../kernels/document-grams.ts';
import { ngramsOf } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';

/**
 * Mean over documents of ln(1 + Σ (documents with the n-gram − 1)) over a document's different n-grams; a document of fewer than n
 * tokens adds 0. Grows with the number and the length of documents; NaN without documents. Linear in tokens.
 */
export function selfRepetition(documents: Documents, n: number): number {
  const grams = documentGrams(documents, ngramsOf(positionsOf(documents), n));
  const frequencies = documentFrequencies(grams);
  const count = grams.starts.length - 1;
  let sum = 0;
  for (let d = 0; d < count; d++) {
    let elsewhere = 0;
    for (let e = grams.starts[d]!; e < grams.starts[d + 1]!; e++) elsewhere += frequencies[grams.numbers[e]!]! - 1;
    sum += Math.log1p(elsewhere);
  }
  return sum / count;
}
