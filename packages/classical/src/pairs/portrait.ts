// A generation shown to people: some of its pairs to read.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import type { Portrait, Sitter } from '@collapse-lab/runner';

const ITEMS = 20;

/** The first 20 pairs, one per line. */
export function portrayPairs({ world, sample }: Pick<Sitter<Pairs>, 'world' | 'sample'>): Portrait {
  return { text: Array.from({ length: Math.min(ITEMS, pairCount(sample)) }, (_, i) => world.show(sample, i)).join('\n') };
}
