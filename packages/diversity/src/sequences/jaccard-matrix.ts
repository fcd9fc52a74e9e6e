// Similarity of all pairs of documents by shared word sequences; Jaccard (1912), Broder (1997).
import type { Documents } from '@collapse-lab/numeric';
import { jaccard, shingleSets } from '../kernels/shingle-sets.ts';

/**
 * Jaccard similarities of the documents' sets of n-grams, row-major, documents². A document of fewer than n tokens is one shingle
 * as a whole.
 */
export function jaccardMatrix(documents: Documents, n: number): Float64Array {
  const sets = shingleSets(documents, n);
  const count = documents.starts.length - 1;
  const matrix = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = a; b < count; b++) {
      const similarity = jaccard(sets, a, b);
      matrix[a * count + b] = similarity;
      matrix[b * count + a] = similarity;
    }
  }
  return matrix;
}
