// n-gram matches of every document with every other one.
import type { Documents } from '@collapse-lab/numeric';
import { documentGrams } from './document-grams.ts';
import { ngramsUpTo } from './ngrams.ts';
import { positionsOf } from './positions.ts';

/** One document beside another: clipped matches by order − 1, symmetric in the two. */
export interface PairMatches {
  readonly first: number;
  readonly second: number;
  readonly matches: Float64Array;
}

/** All ordered pairs of different documents, by `first`; `matches` is overwritten by the next pair. Time grows with documents × tokens. */
export function* pairwiseMatches(documents: Documents, longest: number): Generator<PairMatches> {
  const orders = [...ngramsUpTo(positionsOf(documents), longest)].map((spans) => documentGrams(documents, spans));
  const inFirst = orders.map(({ distinct }) => new Uint32Array(distinct));
  const count = documents.starts.length - 1;
  const matches = new Float64Array(longest);
  for (let first = 0; first < count; first++) {
    orders.forEach(({ starts, numbers, counts }, k) => {
      for (let e = starts[first]!; e < starts[first + 1]!; e++) inFirst[k]![numbers[e]!] = counts[e]!;
    });
    for (let second = 0; second < count; second++) {
      if (second === first) continue;
      orders.forEach(({ starts, numbers, counts }, k) => {
        let hits = 0;
        for (let e = starts[second]!; e < starts[second + 1]!; e++) hits += Math.min(counts[e]!, inFirst[k]![numbers[e]!]!);
        matches[k] = hits;
      });
      yield { first, second, matches };
    }
    orders.forEach(({ starts, numbers }, k) => {
      for (let e = starts[first]!; e < starts[first + 1]!; e++) inFirst[k]![numbers[e]!] = 0;
    });
  }
}

/** n-grams in a document of this length, by order − 1. */
export function ngramTotals(length: number, longest: number): Float64Array {
  return Float64Array.from({ length: longest }, (_, k) => Math.max(0, length - k));
}
