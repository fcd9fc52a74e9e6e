// Spans of tokens named by numbers, so that equal spans have equal numbers; Karp, Miller & Rosenberg (1972).
import type { Positions } from './positions.ts';

/** No span of this length starts here. */
export const NONE = 0xffffffff;

/** All spans of one length, by where they start. */
export interface Spans {
  readonly length: number;
  /** Number of the span that starts at each position, 0 … distinct − 1 by first appearance, or NONE. */
  readonly numbers: Uint32Array;
  readonly distinct: number;
  readonly total: number;
  /** 1 for the numbers of spans that occur again, by number; longer than needed. */
  readonly repeated: Uint8Array;
}

/** Single tokens, numbered densely whatever their ids. */
export function tokenSpans({ tokens, room }: Positions): Spans {
  return numberPairs({ left: tokens, right: tokens, shift: 0, length: 1, room });
}

/**
 * Spans of length a + b from those of lengths a and b: each is known by the pair of its first a and its last b tokens, and those are
 * numbers already. One pass, whatever the length; exact, since pairs and not hashes are compared.
 */
export function joinSpans(first: Spans, last: Spans, { room }: Positions): Spans {
  const { length: shift, numbers: left, repeated } = first;
  return numberPairs({ left, right: last.numbers, shift, length: shift + last.length, room, repeated });
}

interface Pairs {
  /** Pairs are (left[i], right[i + shift]) at the positions with room for `length` tokens. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly shift: number;
  readonly length: number;
  readonly room: Uint32Array;
  /** Where given: which numbers on the left occur again. The pairs of all others are new and need not be looked up. */
  readonly repeated?: Uint8Array;
}

function numberPairs({ left, right, shift, length, room, repeated }: Pairs): Spans {
  const n = room.length;
  const numbers = new Uint32Array(n);
  const again = new Uint8Array(n);
  // Open addressing; a slot holds 1 + the position where its pair was first seen. At most half full.
  let capacity = 16;
  while (capacity < 2 * n) capacity *= 2;
  const slots = new Uint32Array(capacity);
  const mask = capacity - 1;
  let distinct = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (room[i]! < length) {
      numbers[i] = NONE;
      continue;
    }
    total++;
    const a = left[i]!;
    if (repeated !== undefined && repeated[a] === 0) {
      numbers[i] = distinct++;
      continue;
    }
    const b = right[i + shift]!;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    let found = slots[slot]!;
    while (found !== 0 && (left[found - 1] !== a || right[found - 1 + shift] !== b)) {
      slot = (slot + 1) & mask;
      found = slots[slot]!;
    }
    if (found === 0) {
      slots[slot] = i + 1;
      numbers[i] = distinct++;
    } else {
      const number = numbers[found - 1]!;
      numbers[i] = number;
      again[number] = 1;
    }
  }
  return { length, numbers, distinct, total, repeated: again };
}
