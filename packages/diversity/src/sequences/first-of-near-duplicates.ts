// Near-duplicate removal: of documents that share most of their word sequences the first; Broder (1997), Lee et al. (2022).
import type { Documents } from '@collapse-lab/numeric';
import { jaccard, shingleSets } from '../kernels/shingle-sets.ts';
import type { NearDuplicateOptions } from './near-duplicate-rate.ts';

/**
 * Indices of the documents that are kept, in order: one is dropped when the exact Jaccard similarity of its set of shingles to that of
 * a document kept before it reaches the threshold. What was dropped drops nothing itself. Only documents that share one of their
 * rarest shingles are compared (Bayardo, Ma & Srikant 2007), so what every document has costs nothing.
 */
export function firstOfNearDuplicates(documents: Documents, { shingle, threshold }: Pick<NearDuplicateOptions, 'shingle' | 'threshold'>): Uint32Array {
  const sets = shingleSets(documents, shingle);
  const { starts, shingles } = sets;
  const count = starts.length - 1;
  const size = (d: number): number => starts[d + 1]! - starts[d]!;
  const owners = new Map<number, number[]>();
  const comparedWith = new Int32Array(count).fill(-1);
  const kept: number[] = [];
  for (let d = 0; d < count; d++) {
    // A product that misses a whole number by a rounding error makes the prefix longer, never too short.
    const prefix = shingles.subarray(starts[d]!, starts[d + 1]! - Math.ceil(threshold * size(d) - 1e-9) + 1);
    if (hasLike(d, prefix)) continue;
    kept.push(d);
    for (const rare of prefix) {
      const known = owners.get(rare);
      if (known) known.push(d);
      else owners.set(rare, [d]);
    }
  }
  return Uint32Array.from(kept);

  function hasLike(d: number, prefix: Uint32Array): boolean {
    for (const rare of prefix) {
      for (const other of owners.get(rare) ?? []) {
        if (comparedWith[other] === d) continue;
        comparedWith[other] = d;
        // No smaller set can share more than all it has.
        if (Math.min(size(d), size(other)) / Math.max(size(d), size(other)) < threshold) continue;
        if (jaccard(sets, d, other) >= threshold) return true;
      }
    }
    return false;
  }
}
