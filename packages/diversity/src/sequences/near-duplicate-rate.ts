// Near-duplicates: documents that share most of their word sequences; Broder (1997), Lee et al. (2022).
import type { Documents } from '@collapse-lab/numeric';
import { equalSets, selectSets } from '../kernels/equal-sets.ts';
import { shingleSets } from '../kernels/shingle-sets.ts';
import { similarPairs } from '../kernels/similar-pairs.ts';

/** What is counted, and out of what: pairs of documents, documents that have a near-duplicate, or those that have an earlier one. */
export type NearDuplicateCounting = 'pairs' | 'any-neighbour' | 'earlier-neighbour';

export interface NearDuplicateOptions {
  /** Tokens of a shingle. */
  readonly shingle: number;
  /** Jaccard similarity from which on two documents are near-duplicates, in (0, 1]. */
  readonly threshold: number;
  readonly counting: NearDuplicateCounting;
}

/**
 * Share of near-duplicates by exact Jaccard similarity of shingle sets; pairs are out of documents (documents − 1) / 2, and 0 of
 * one document; NaN without documents. Equal sets are looked at once, and a pair only where both have a rare shingle in common, so
 * time grows with the tokens and the near-duplicate pairs of different documents, not with all pairs. Very many variants of one
 * text are what `minHashNearDuplicateRate` is for.
 */
export function nearDuplicateRate(documents: Documents, { shingle, threshold, counting }: NearDuplicateOptions): number {
  const sets = shingleSets(documents, shingle);
  const count = documents.starts.length - 1;
  const groups = equalSets(sets);
  const unique = selectSets(sets, groups.map(([first]) => first!));
  const first = (group: number): number => groups[group]![0]!;
  const neighboured = groups.map((group) => group.length > 1);
  const preceded = groups.map(() => false);
  let pairs = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  for (const [a, b] of similarPairs(unique, threshold)) {
    pairs += groups[a]!.length * groups[b]!.length;
    neighboured[a] = neighboured[b] = true;
    preceded[first(a) > first(b) ? a : b] = true;
  }
  if (counting === 'pairs') return count === 1 ? 0 : pairs / ((count * (count - 1)) / 2);
  // Of equal documents all but the first have an earlier neighbour in any case.
  const marked = groups.map((group, g) => (counting === 'any-neighbour' ? (neighboured[g] ? group.length : 0) : group.length - (preceded[g] ? 0 : 1)));
  return marked.reduce((sum, number) => sum + number, 0) / count;
}
