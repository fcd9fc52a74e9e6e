// Fitted n-grams as plain data: described in numbers, written to bytes and read back.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import type { Row } from '@collapse-lab/runner';
import { END, type GramTrie } from './gram-trie.ts';
import { typeSet, type TypeSet } from './type-set.ts';

/** What is learned: the counts, and the types of the first training batch. */
export interface FittedGrams {
  readonly trie: GramTrie;
  readonly frozen: TypeSet;
}

/** How many n-grams, contexts and types there are. */
export function describeGrams({ trie, frozen }: FittedGrams): Row {
  const { order, levelStart, childCount, symbol, firstChild } = trie;
  let contexts = 0;
  for (let i = levelStart[order - 1]!; i < levelStart[order]!; i++) if (childCount[i]! > 0) contexts++;
  // END is the smallest symbol, so it is the first child of the empty gram where it was seen.
  const ends = symbol[firstChild[0]!] === END ? 1 : 0;
  return {
    ngrams: levelStart[order + 1]! - levelStart[order]!,
    contexts,
    vocabularySize: childCount[0]! - ends,
    frozenVocabulary: frozen.size,
  };
}

/** Start symbols, ends, and whether counts are doubles stand before the arrays. */
export function encodeGrams({ trie, frozen }: FittedGrams): Uint8Array {
  const { order, starts, ends, levelStart, symbol, before, suffix, firstChild, childCount } = trie;
  const shape = Uint32Array.of(order, starts, ends ? 1 : 0, before instanceof Float64Array ? 1 : 0);
  return packArrays([shape, levelStart, symbol, before, suffix, firstChild, childCount, frozen.has]);
}

/** Reads back what `encodeGrams` wrote. */
export function decodeGrams(bytes: Uint8Array): FittedGrams {
  const reader = new ArrayReader(bytes);
  const [order, starts, ends, weighted] = reader.u32();
  const trie: GramTrie = {
    order: order!,
    starts: starts!,
    ends: ends === 1,
    levelStart: reader.u32(),
    symbol: reader.u32(),
    before: weighted === 1 ? reader.f64() : reader.u32(),
    suffix: reader.u32(),
    firstChild: reader.u32(),
    childCount: reader.u32(),
  };
  return { trie, frozen: typeSet(reader.u8()) };
}
