// MinHash: sets in a few numbers, of which two sets share as large a part as their Jaccard similarity; Broder (1997).
import type { Rng } from '@collapse-lab/numeric';

/**
 * Permutations h ↦ ((a h + b) mod 2⁶⁴ mod (2⁶¹ − 1)) mod 2³², as datasketch 1.10.0 has them, the wrap at 2⁶⁴ included; each
 * coefficient in its upper and lower 32 bits.
 */
export interface MinHashPermutations {
  readonly a: Uint32Array;
  readonly aHigh: Uint32Array;
  readonly b: Uint32Array;
  readonly bHigh: Uint32Array;
}

/** Permutations with these coefficients, a in 1 … 2⁶¹ − 2 and b in 0 … 2⁶¹ − 2. */
export function minHashPermutations(a: readonly bigint[], b: readonly bigint[]): MinHashPermutations {
  const low = (values: readonly bigint[]): Uint32Array => Uint32Array.from(values, (value) => Number(value & 0xffffffffn));
  const high = (values: readonly bigint[]): Uint32Array => Uint32Array.from(values, (value) => Number(value >> 32n));
  return { a: low(a), aHigh: high(a), b: low(b), bHigh: high(b) };
}

/** `count` random permutations. */
export function drawMinHashPermutations(count: number, rng: Rng): MinHashPermutations {
  const word = (): Uint32Array => Uint32Array.from({ length: count }, () => rng.bits() >>> 0);
  const upper = (): Uint32Array => word().map((bits) => bits >>> 3);
  // An odd a is not 0; 61 bits are all ones with chance 2⁻⁶¹.
  return { a: word().map((bits) => bits | 1), aHigh: upper(), b: word(), bHigh: upper() };
}

/** The least image of a set of 32-bit hashes under each permutation; 2³² − 1 for the empty set. */
export function minHash(hashes: Uint32Array, { a, aHigh, b, bHigh }: MinHashPermutations): Uint32Array {
  const signature = new Uint32Array(a.length);
  for (let k = 0; k < a.length; k++) {
    const aLow16 = a[k]! & 0xffff;
    const aHigh16 = a[k]! >>> 16;
    let least = 0xffffffff;
    for (let i = 0; i < hashes.length; i++) {
      const h = hashes[i]!;
      const h0 = h & 0xffff;
      const h1 = h >>> 16;
      // a h + b modulo 2⁶⁴ in two 32-bit halves, the product of the lower halves by 16-bit digits.
      const p00 = aLow16 * h0;
      const middle = aHigh16 * h0 + aLow16 * h1 + (p00 >>> 16) ;
      const productLow = (((middle & 0xffff) << 16) | (p00 & 0xffff)) >>> 0;
      const productHigh = aHigh16 * h1 + Math.floor(middle / 65536);
      const low = productLow + b[k]!;
      const high = (productHigh + Math.imul(aHigh[k]!, h) + bHigh[k]! + (low > 0xffffffff ? 1 : 0)) >>> 0;
      // Modulo 2⁶¹ − 1: the three highest bits are added at the bottom, and the modulus itself is 0.
      const folded = (low >>> 0) + (high >>> 29);
      let image = folded >>> 0;
      const upper = (high & 0x1fffffff) + (folded > 0xffffffff ? 1 : 0);
      if (upper > 0x1fffffff || (upper === 0x1fffffff && image === 0xffffffff)) image = (image + 1) >>> 0;
      if (image < least) least = image;
    }
    signature[k] = least;
  }
  return signature;
}

/** Share of equal entries of two signatures: an estimate of the sets' Jaccard similarity J with variance J(1 − J) / entries. */
export function minHashSimilarity(first: Uint32Array, second: Uint32Array): number {
  let equal = 0;
  for (let k = 0; k < first.length; k++) if (first[k] === second[k]) equal++;
  return equal / first.length;
}
