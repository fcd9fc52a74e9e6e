// A set of token ids: the vocabulary that scores refer to.
import type { Documents } from '@collapse-lab/numeric';

/** Token ids as flags; an id past the end is outside. */
export interface TypeSet {
  readonly has: Uint8Array;
  readonly size: number;
}

/** A set from its flags. */
export function typeSet(has: Uint8Array): TypeSet {
  let size = 0;
  for (let i = 0; i < has.length; i++) size += has[i]!;
  return { has, size };
}

/** The types that occur in `documents`. */
export function typesOf({ tokens, starts }: Documents): TypeSet {
  const used = tokens.subarray(starts[0]!, starts[starts.length - 1]!);
  let largest = -1;
  for (let i = 0; i < used.length; i++) largest = Math.max(largest, used[i]!);
  const has = new Uint8Array(largest + 1);
  for (let i = 0; i < used.length; i++) has[used[i]!] = 1;
  return typeSet(has);
}
