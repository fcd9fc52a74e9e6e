// Tokens as people read them: one line, of a length that can be read.
import type { Documents } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';

/** Tokens of one document that are shown at most. */
export const SHOWN_TOKENS = 120;

/** These tokens on one line. */
export function shown(world: World<Documents>, tokens: Uint32Array): string {
  // Character tokens may include line ends.
  return world.show({ tokens, starts: Uint32Array.of(0, tokens.length) }, 0).replace(/\s+/gu, ' ');
}

/** The tokens of document i. */
export function tokensOf({ tokens, starts }: Documents, i: number): Uint32Array {
  return tokens.subarray(starts[i]!, starts[i + 1]!);
}
