// Similarity of documents by their n-grams, for the Vendi score; Friedman & Dieng (2023), section 4.
import type { Documents } from '@collapse-lab/numeric';
import { documentGrams } from '../kernels/document-grams.ts';
import { ngramsOf } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';
import { squareSum } from '../kernels/square-sum.ts';

/**
 * Mean over the orders of the cosine similarity of n-gram counts, documents², row-major. A document shorter than an order has
 * similarity NaN there: leave out those shorter than the longest order, as vendi-score does. Time grows with documents × tokens.
 */
export function ngramSimilarities(documents: Documents, orders: readonly number[]): Float64Array {
  const positions = positionsOf(documents);
  const count = documents.starts.length - 1;
  const similarities = new Float64Array(count * count);
  for (const order of orders) {
    const { starts, numbers, counts, distinct } = documentGrams(documents, ngramsOf(positions, order));
    const row = new Float64Array(distinct);
    const lengths = Float64Array.from({ length: count }, (_, d) => Math.sqrt(squareSum(counts.subarray(starts[d]!, starts[d + 1]!))));
    for (let a = 0; a < count; a++) {
      for (let e = starts[a]!; e < starts[a + 1]!; e++) row[numbers[e]!] = counts[e]!;
      for (let b = a; b < count; b++) {
        let product = 0;
        for (let e = starts[b]!; e < starts[b + 1]!; e++) product += counts[e]! * row[numbers[e]!]!;
        const cosine = product / (lengths[a]! * lengths[b]!) / orders.length;
        similarities[a * count + b]! += cosine;
        if (a !== b) similarities[b * count + a]! += cosine;
      }
      for (let e = starts[a]!; e < starts[a + 1]!; e++) row[numbers[e]!] = 0;
    }
  }
  return similarities;
}
