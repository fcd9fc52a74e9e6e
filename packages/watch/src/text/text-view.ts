// A block of documents as the measures of text see it: whole, and cut to as many tokens and bytes as every other block has.
import type { Documents } from '@collapse-lab/numeric';
import { tokenCounts } from '@collapse-lab/text';
import type { EncodedDocument } from './encode.ts';

/** What near-duplicates are: documents whose sets of 5-word sequences have this Jaccard similarity. */
export const NEAR = { shingle: 5, threshold: 0.8 } as const;

/** Reference documents that are in no block. */
export interface TextAnchor {
  /** Counts of all of them by type. */
  readonly counts: ArrayLike<number>;
  /** As many of them as a block holds. */
  readonly documents: Documents;
}

export interface TextView {
  /** All documents of the block, whole. */
  readonly documents: Documents;
  /** The first tokens of the block, as many as of every other; the last document may be cut. */
  readonly cut: Documents;
  /** Counts of those by type. */
  readonly counts: Uint32Array;
  /** The first bytes of the block's text, as many as of every other. */
  readonly bytes: Uint8Array;
  readonly compress: (bytes: Uint8Array) => { readonly length: number };
  readonly anchor: TextAnchor;
}

/** Sizes that all blocks are brought to. */
export interface TextSizes {
  readonly tokens: number;
  readonly bytes: number;
}

export function textView(block: readonly EncodedDocument[], { tokens, bytes }: TextSizes, types: number, anchor: TextAnchor, compress: TextView['compress']): TextView {
  const documents = documentsOf(block);
  const cut = firstTokens(documents, tokens);
  return { documents, cut, counts: countsUpTo(cut, types), bytes: textOf(block).subarray(0, bytes), compress, anchor };
}

export function documentsOf(block: readonly EncodedDocument[]): Documents {
  const starts = new Uint32Array(block.length + 1);
  block.forEach(({ tokens }, i) => (starts[i + 1] = starts[i]! + tokens.length));
  const tokens = new Uint32Array(starts[block.length]!);
  block.forEach((document, i) => { tokens.set(document.tokens, starts[i]!); });
  return { tokens, starts };
}

/** Counts with an entry for each of so many types. */
export function countsUpTo(documents: Documents, types: number): Uint32Array {
  const counts = new Uint32Array(types);
  counts.set(tokenCounts(documents).subarray(0, types));
  return counts;
}

function firstTokens({ tokens, starts }: Documents, count: number): Documents {
  const inside = starts.findIndex((start) => start >= count);
  const ends = inside < 0 ? starts : Uint32Array.from([...starts.subarray(0, inside), count]);
  return { tokens: tokens.subarray(0, count), starts: ends };
}

/** The documents' text, one after the other with line ends between, in UTF-8. */
export function textOf(block: readonly EncodedDocument[]): Uint8Array {
  return new TextEncoder().encode(block.map(({ text }) => text).join('\n'));
}
