// Draws the next symbol of an n-gram law, as it was fitted or as a decoding departs from it.
import { decodedWeights, type Decoding } from '@collapse-lab/runner';
import { followers, gramCount, type GramTrie } from './gram-trie.ts';

/** A child of a context by one uniform u on [0, 1). */
export type ChildDrawer = (context: number, u: number) => number;

/** Draws by relative frequency, or as a decoding leaves these. */
export function childDrawer(trie: GramTrie, decoding: Decoding): ChildDrawer {
  return Object.keys(decoding).length === 0 ? plainDrawer(trie) : decodedDrawer(trie, decoding);
}

function plainDrawer(trie: GramTrie): ChildDrawer {
  const { before, firstChild, childCount } = trie;
  const whole = before instanceof Uint32Array;
  return (context, u) => {
    let low = firstChild[context]!;
    let high = low + childCount[context]! - 1;
    const reached = u * followers(trie, context);
    const target = before[low]! + (whole ? Math.floor(reached) : reached);
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (before[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Cumulative weights are made once per context, when it is first visited. */
function decodedDrawer(trie: GramTrie, decoding: Decoding): ChildDrawer {
  const { firstChild, childCount, symbol } = trie;
  const upTo = new Float64Array(symbol.length);
  const ready = new Uint8Array(firstChild.length);
  return (context, u) => {
    const first = firstChild[context]!;
    const last = first + childCount[context]! - 1;
    if (ready[context] === 0) {
      accumulate(trie, context, decoding, upTo);
      ready[context] = 1;
    }
    const target = u * upTo[last]!;
    let [low, high] = [first, last];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Writes the running sums of the context's decoded weights to `upTo`, at its children's places. */
function accumulate(trie: GramTrie, context: number, decoding: Decoding, upTo: Float64Array): void {
  const first = trie.firstChild[context]!;
  const counts = Float64Array.from({ length: trie.childCount[context]! }, (_, i) => gramCount(trie, first + i));
  let sum = 0;
  for (const [i, weight] of decodedWeights(counts, decoding).entries()) upTo[first + i] = sum += weight;
}
