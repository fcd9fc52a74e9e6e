// All blocks of an arm together, or all but one, as measures see them that are about a whole collection.
import { nearDuplicateClusters, survivingTypes, type SurvivingTypes } from '@collapse-lab/diversity';
import { lazy } from '../lazy.ts';
import type { EncodedDocument } from './encode.ts';
import { documentsOf, NEAR, type TextView } from './text-view.ts';

/** Shares of the anchor's tokens that its commonest words hold (head), and those with the next (torso). */
export const BANDS = { head: 0.5, torso: 0.9 } as const;

export interface WholeText {
  /** Counts by type, of equally many tokens in every block. */
  readonly counts: Uint32Array;
  /** Counts by type of reference documents that are in no block. */
  readonly anchorCounts: ArrayLike<number>;
  /** One label per document: near-duplicates, or documents of the same words, share theirs. */
  readonly near: Int32Array;
  readonly same: Int32Array;
  readonly surviving: () => SurvivingTypes;
}

/** Views of an arm: of all of its blocks, and of all but each of them. */
export function wholeViews(blocks: readonly (readonly EncodedDocument[])[], views: readonly TextView[]): { all: WholeText; without: WholeText[] } {
  const documents = blocks.flat();
  const blockOf = blocks.flatMap((block, b) => block.map(() => b));
  const near = labels(nearDuplicateClusters(documentsOf(documents), NEAR), documents.length);
  const same = sameLabels(documents);
  const total = new Uint32Array(views[0]!.counts.length);
  for (const { counts } of views) for (let id = 0; id < counts.length; id++) total[id]! += counts[id]!;
  const anchorCounts = views[0]!.anchor.counts;
  const view = (counts: Uint32Array, left: number): WholeText => {
    const kept = (all: Int32Array): Int32Array => all.filter((_, d) => blockOf[d] !== left);
    return { counts, anchorCounts, near: kept(near), same: kept(same), surviving: lazy(() => survivingTypes(anchorCounts, counts, BANDS)) };
  };
  return { all: view(total, -1), without: views.map(({ counts }, b) => view(total.map((count, id) => count - counts[id]!), b)) };
}

/** Share of documents whose label another one has, too. */
export function shareTogether(labels: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  let together = 0;
  for (const size of sizes.values()) if (size > 1) together += size;
  return together / labels.length;
}

/** A label per document: its own number, or its cluster's first. */
function labels(clusters: readonly (readonly number[])[], count: number): Int32Array {
  const all = Int32Array.from({ length: count }, (_, d) => d);
  for (const cluster of clusters) for (const d of cluster) all[d] = cluster[0]!;
  return all;
}

function sameLabels(documents: readonly EncodedDocument[]): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(documents, ({ tokens }, d) => {
    const key = tokens.join();
    const known = first.get(key) ?? d;
    if (known === d) first.set(key, d);
    return known;
  });
}
