// Exact set similarity without comparing all pairs: prefix filtering over an inverted index (Bayardo, Ma & Srikant 2007).
import type { ShingleSets } from './shingle-sets.ts';

/**
 * Indices of the sets that are kept, in order: a set is dropped when its Jaccard similarity |A ∩ B| / |A ∪ B| to a set kept
 * before it is at least `threshold`, in (0, 1]. Sets are not empty.
 *
 * Two sets as similar as that share at least one of their rarest members: of A the |A| − ⌈threshold · |A|⌉ + 1 rarest. Only
 * those are indexed and looked up, so that what every document has costs nothing.
 */
export function firstOfSimilar(sets: ShingleSets, threshold: number): Uint32Array {
  const { ids, starts } = rarestFirst(sets);
  const n = starts.length - 1;
  const holders = new Map<number, number[]>();
  const kept: number[] = [];
  // Which set last looked at this one, so that each is compared once; and which members the current set has.
  const looked = new Uint32Array(n).fill(n);
  const member = new Uint32Array(sets.types).fill(n);
  for (let i = 0; i < n; i++) {
    const [from, to] = [starts[i]!, starts[i + 1]!];
    const size = to - from;
    // A product that misses a whole number by a rounding error makes the prefix longer, never too short.
    const prefixEnd = Math.min(to, to - Math.ceil(threshold * size - 1e-9) + 1);
    for (let at = from; at < to; at++) member[ids[at]!] = i;
    if (hasLike(i, from, prefixEnd, size)) continue;
    kept.push(i);
    for (let at = from; at < prefixEnd; at++) {
      const known = holders.get(ids[at]!);
      if (known) known.push(i);
      else holders.set(ids[at]!, [i]);
    }
  }
  return Uint32Array.from(kept);

  function hasLike(i: number, from: number, prefixEnd: number, size: number): boolean {
    for (let at = from; at < prefixEnd; at++) {
      for (const other of holders.get(ids[at]!) ?? []) {
        if (looked[other] === i) continue;
        looked[other] = i;
        const [otherFrom, otherTo] = [starts[other]!, starts[other + 1]!];
        const otherSize = otherTo - otherFrom;
        // No smaller set can share more than all it has.
        if (Math.min(size, otherSize) / Math.max(size, otherSize) < threshold) continue;
        let shared = 0;
        for (let k = otherFrom; k < otherTo; k++) if (member[ids[k]!] === i) shared++;
        if (shared / (size + otherSize - shared) >= threshold) return true;
      }
    }
    return false;
  }
}

/** The same sets, the members that fewest sets have first. */
function rarestFirst({ ids, starts, types }: ShingleSets): Pick<ShingleSets, 'ids' | 'starts'> {
  const holders = new Uint32Array(types);
  for (const id of ids) holders[id]!++;
  const sorted = ids.slice();
  for (let i = 0; i + 1 < starts.length; i++) sorted.subarray(starts[i], starts[i + 1]).sort((a, b) => holders[a]! - holders[b]! || a - b);
  return { ids: sorted, starts };
}
