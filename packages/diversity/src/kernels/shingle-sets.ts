// The sets of word n-grams ("shingles") of documents, ready to be compared; Broder (1997).
import type { Documents } from '@collapse-lab/numeric';
import { documentFrequencies, documentGrams } from './document-grams.ts';
import { documentNumbers } from './document-numbers.ts';
import { ngramsOf } from './ngrams.ts';
import { NONE } from './number-spans.ts';
import { positionsOf } from './positions.ts';

/**
 * Document d has the shingles `shingles[starts[d]] … shingles[starts[d + 1] − 1]`, ascending. They are numbered from the rarest to the
 * commonest, so that a set's first ones tell it apart best. No set is empty.
 */
export interface ShingleSets {
  readonly starts: Uint32Array;
  readonly shingles: Uint32Array;
}

/**
 * Sets of n-grams; a document of fewer than n tokens is one shingle as a whole, so that short and empty documents are equal to
 * their like only.
 */
export function shingleSets(documents: Documents, n: number): ShingleSets {
  const grams = documentGrams(documents, ngramsOf(positionsOf(documents), n));
  const wholes = documentNumbers(documents);
  const count = wholes.length;
  const starts = new Uint32Array(count + 1);
  for (let d = 0; d < count; d++) starts[d + 1] = starts[d]! + Math.max(1, grams.starts[d + 1]! - grams.starts[d]!);
  const numbers = new Uint32Array(starts[count]!).fill(NONE);
  for (let d = 0; d < count; d++) {
    numbers.set(grams.numbers.subarray(grams.starts[d]!, grams.starts[d + 1]!), starts[d]!);
    if (numbers[starts[d]!] === NONE) numbers[starts[d]!] = grams.distinct + wholes[d]!;
  }
  const rarity = ranks(documentFrequencies({ ...grams, numbers, distinct: grams.distinct + count }));
  const shingles = numbers.map((number) => rarity[number]!);
  for (let d = 0; d < count; d++) shingles.subarray(starts[d]!, starts[d + 1]!).sort();
  return { starts, shingles };
}

/** Place of each entry when sorted ascending, by counting. */
function ranks(values: Uint32Array): Uint32Array {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  const next = new Uint32Array(largest + 2);
  for (let i = 0; i < values.length; i++) next[values[i]! + 1]!++;
  for (let v = 0; v <= largest; v++) next[v + 1]! += next[v]!;
  return values.map((value) => next[value]!++);
}

/** Jaccard similarity |A ∩ B| / |A ∪ B| of the sets of two documents, by merging. */
export function jaccard({ starts, shingles }: ShingleSets, a: number, b: number): number {
  let i = starts[a]!;
  let j = starts[b]!;
  let common = 0;
  while (i < starts[a + 1]! && j < starts[b + 1]!) {
    const left = shingles[i]!;
    const right = shingles[j]!;
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common / (starts[a + 1]! - starts[a]! + starts[b + 1]! - starts[b]! - common);
}
