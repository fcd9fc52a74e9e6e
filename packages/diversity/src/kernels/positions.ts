// How much of its document is left at every token.
import type { Documents } from '@collapse-lab/numeric';

/**
 * Tokens from each position to the end of its document, that token included: a sequence of length n starts where it is at least n, so
 * none crosses from one document into the next. Positions count from the first document's start; `tokens` is the text that they index.
 */
export interface Positions {
  readonly tokens: Uint32Array;
  readonly room: Uint32Array;
}

export function positionsOf({ tokens, starts }: Documents): Positions {
  const offset = starts[0]!;
  const end = starts[starts.length - 1]!;
  const room = new Uint32Array(end - offset);
  for (let d = 0; d + 1 < starts.length; d++) {
    for (let i = starts[d]!; i < starts[d + 1]!; i++) room[i - offset] = starts[d + 1]! - i;
  }
  return { tokens: tokens.subarray(offset, end), room };
}
