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

// Adding 2³¹ turns the order of unsigned numbers into that of signed ones, in which the engine counts fastest.
const FLIP = -0x80000000;

/** The least image of a set of 32-bit hashes under each permutation; 2³² − 1 for the empty set. */
export function minHash(hashes: Uint32Array, { a, aHigh, b, bHigh }: MinHashPermutations): Uint32Array {
  const signature = new Uint32Array(a.length);
  for (let k = 0; k < a.length; k++) {
    const multiplier = a[k]! | 0;
    const digit0 = multiplier & 0xffff;
    const digit1 = multiplier >>> 16;
    const multiplierHigh = aHigh[k]! | 0;
    const summand = b[k]! | 0;
    const summandHigh = bHigh[k]! | 0;
    let least = -1 ^ FLIP;
    for (let i = 0; i < hashes.length; i++) {
      const h = hashes[i]! | 0;
      const h0 = h & 0xffff;
      const h1 = h >>> 16;
      // The upper half of the product of the lower halves, by 16-bit digits.
      const cross = (Math.imul(digit1, h0) + (Math.imul(digit0, h0) >>> 16)) | 0;
      const cross1 = (Math.imul(digit0, h1) + (cross & 0xffff)) | 0;
      const upper = (Math.imul(digit1, h1) + (cross >>> 16) + (cross1 >>> 16)) | 0;
      // a h + b modulo 2⁶⁴ in two 32-bit halves.
      const low = (Math.imul(multiplier, h) + summand) | 0;
      const carry = (low ^ FLIP) < (summand ^ FLIP) ? 1 : 0;
      const high = (upper + Math.imul(multiplierHigh, h) + summandHigh + carry) | 0;
      // Modulo 2⁶¹ − 1: the three highest bits are added at the bottom, and the modulus itself is 0.
      let image = (low + (high >>> 29)) | 0;
      const rest = (high & 0x1fffffff) + ((image ^ FLIP) < (low ^ FLIP) ? 1 : 0);
      if (rest > 0x1fffffff || (rest === 0x1fffffff && image === -1)) image = (image + 1) | 0;
      if ((image ^ FLIP) < least) least = image ^ FLIP;
    }
    signature[k] = least ^ FLIP;
  }
  return signature;
}

/** Share of equal entries of two signatures: an estimate of the sets' Jaccard similarity J with variance J(1 − J) / entries. */
export function minHashSimilarity(first: Uint32Array, second: Uint32Array): number {
  let equal = 0;
  for (let k = 0; k < first.length; k++) if (first[k] === second[k]) equal++;
  return equal / first.length;
}
