// Clusters of near-duplicates: documents linked by chains of pairs that share most of their word sequences; Broder et al. (1997).
import type { Documents } from '@collapse-lab/numeric';
import { equalSets, selectSets } from '../kernels/equal-sets.ts';
import { shingleSets } from '../kernels/shingle-sets.ts';
import { similarPairs } from '../kernels/similar-pairs.ts';
import type { NearDuplicateOptions } from './near-duplicate-rate.ts';

/**
 * Indices of the documents in each cluster of two or more, ascending; the largest clusters first, equal ones by their first
 * document. Single linkage by exact Jaccard similarity: the ends of a chain need not be similar themselves. The documents in all
 * clusters together are those that `nearDuplicateRate` counts with `any-neighbour`.
 */
export function nearDuplicateClusters(documents: Documents, { shingle, threshold }: Pick<NearDuplicateOptions, 'shingle' | 'threshold'>): number[][] {
  const sets = shingleSets(documents, shingle);
  const groups = equalSets(sets);
  const parent = Int32Array.from(groups, (_, g) => g);
  const rootOf = (g: number): number => {
    let root = g;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const [a, b] of similarPairs(selectSets(sets, groups.map(([first]) => first!)), threshold)) parent[rootOf(a)] = rootOf(b);
  const clusters = new Map<number, number[]>();
  groups.forEach((group, g) => clusters.set(rootOf(g), [...(clusters.get(rootOf(g)) ?? []), ...group]));
  return [...clusters.values()]
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => cluster.sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
