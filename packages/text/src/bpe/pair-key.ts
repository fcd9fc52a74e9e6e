// Pairs of ids as numbers.

/** Ids are below it, so that a pair of them is one exact number. */
const IDS = 1 << 26;

/** One number per pair; pairs in order have numbers in order. */
export function pairKey(left: number, right: number): number {
  return left * IDS + right;
}

/** The pair of this number. */
export function pairOf(key: number): readonly [left: number, right: number] {
  return [Math.floor(key / IDS), key % IDS];
}
