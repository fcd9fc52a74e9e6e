// Documents whose sets of shingles are equal, so that each different set is looked at once.
import type { ShingleSets } from './shingle-sets.ts';

/** Documents with equal sets, in order of their first ones. */
export function equalSets({ starts, shingles }: ShingleSets): number[][] {
  const groups = new Map<string, number[]>();
  for (let d = 0; d + 1 < starts.length; d++) {
    const key = shingles.subarray(starts[d]!, starts[d + 1]!).join();
    const group = groups.get(key) ?? [];
    if (group.push(d) === 1) groups.set(key, group);
  }
  return [...groups.values()];
}

/** The sets of these documents only. */
export function selectSets({ starts, shingles }: ShingleSets, documents: readonly number[]): ShingleSets {
  const selected = new Uint32Array(documents.length + 1);
  documents.forEach((d, i) => (selected[i + 1] = selected[i]! + starts[d + 1]! - starts[d]!));
  const chosen = new Uint32Array(selected[documents.length]!);
  documents.forEach((d, i) => chosen.set(shingles.subarray(starts[d]!, starts[d + 1]!), selected[i]!));
  return { starts: selected, shingles: chosen };
}
