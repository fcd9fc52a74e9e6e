// All pairs of sets whose Jaccard similarity reaches a threshold, without looking at all pairs; Bayardo, Ma & Srikant (2007).
import { jaccard, type ShingleSets } from './shingle-sets.ts';

/**
 * Pairs of indices with similarity ≥ threshold, 0 < threshold ≤ 1. Exact: a set of size s that is that similar to another shares at
 * least ⌈threshold · s⌉ elements with it, so the two share one among their first s − ⌈threshold · s⌉ + 1, which are the rarest; and
 * the smaller has at least threshold times the size of the larger. Sets come in order of size, so only the earlier can be the smaller.
 */
export function* similarPairs(sets: ShingleSets, threshold: number): Generator<[number, number]> {
  const { starts, shingles } = sets;
  const count = starts.length - 1;
  const size = (d: number): number => starts[d + 1]! - starts[d]!;
  const bySize = Uint32Array.from({ length: count }, (_, d) => d).sort((a, b) => size(a) - size(b));
  const owners = new Map<number, number[]>();
  const comparedWith = new Int32Array(count).fill(-1);
  for (const d of bySize) {
    const least = Math.ceil(threshold * size(d) - 1e-9);
    for (let e = starts[d]!; e <= starts[d + 1]! - least; e++) {
      const earlier = owners.get(shingles[e]!) ?? [];
      for (const other of earlier) {
        if (comparedWith[other] === d || size(other) < least) continue;
        comparedWith[other] = d;
        if (jaccard(sets, d, other) >= threshold) yield [other, d];
      }
      if (earlier.push(d) === 1) owners.set(shingles[e]!, earlier);
    }
  }
}
