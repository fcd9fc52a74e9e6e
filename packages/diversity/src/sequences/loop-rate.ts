// Loops: a block of tokens said again and again without anything between, the degeneration of Holtzman et al. (2020).
import type { Documents } from '@collapse-lab/numeric';

export interface LoopOptions {
  /** Longest block looked for, in tokens. */
  readonly longestBlock: number;
  /** How many times in a row, at least 2, a block must stand to be a loop; a last partial copy does not count as one. */
  readonly copies: number;
}

export interface LoopRate {
  /** Share of tokens that stand in a loop, its partial last copy among them. */
  readonly tokens: number;
  /** Share of documents with a loop. */
  readonly documents: number;
}

/**
 * Where text repeats itself at once: runs in the sense of Kolpakov & Kucherov (1999), inside documents. NaN without tokens, or
 * documents. Time grows with tokens × longestBlock.
 */
export function loopRate({ tokens, starts }: Documents, { longestBlock, copies }: LoopOptions): LoopRate {
  const count = starts.length - 1;
  const looped = new Uint8Array(tokens.length);
  let inLoops = 0;
  let documents = 0;
  for (let d = 0; d < count; d++) {
    for (let block = 1; block <= longestBlock; block++) markRuns(tokens, starts[d]!, starts[d + 1]!, block, copies, looped);
    let here = 0;
    for (let i = starts[d]!; i < starts[d + 1]!; i++) here += looped[i]!;
    inLoops += here;
    if (here > 0) documents++;
  }
  return { tokens: inLoops / (starts[count]! - starts[0]!), documents: documents / count };
}

/** Marks the tokens from `start` to `end` that stand in at least `copies` copies in a row of a block of this length. */
function markRuns(tokens: Uint32Array, start: number, end: number, block: number, copies: number, looped: Uint8Array): void {
  let run = 0;
  for (let i = start + block; i <= end; i++) {
    if (i < end && tokens[i] === tokens[i - block]) {
      run++;
      continue;
    }
    if (run >= (copies - 1) * block) looped.fill(1, i - run - block, i);
    run = 0;
  }
}
