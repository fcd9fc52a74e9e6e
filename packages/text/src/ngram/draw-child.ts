// Draws the next symbol of an n-gram law, as it was fitted or as a decoding departs from it.
import type { Decoding } from '@collapse-lab/runner';
import { followers, gramCount, type GramTrie } from './gram-trie.ts';

/** A child of a context by one uniform u on [0, 1). */
export type ChildDrawer = (context: number, u: number) => number;

/**
 * Draws by relative frequency, or under a decoding: first topK (the k likeliest; ties by ascending symbol), topP (the
 * likeliest that together reach the probability) and minP (at least this share of the likeliest) cut the fitted law,
 * then temperature T weighs what is left by count^(1/T).
 */
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
function accumulate(trie: GramTrie, context: number, { temperature = 1, topK = Infinity, topP = 1, minP = 0 }: Decoding, upTo: Float64Array): void {
  const first = trie.firstChild[context]!;
  const counts = Float64Array.from({ length: trie.childCount[context]! }, (_, i) => gramCount(trie, first + i));
  const total = followers(trie, context);
  // Likeliest first; a stable sort leaves ties by ascending symbol.
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!);
  const top = counts[order[0]!]!;
  const kept = new Uint8Array(counts.length);
  let reached = 0;
  for (const [rank, i] of order.entries()) {
    // As quotients: 55 of 100 is the share 0.55, whereas 0.55 · 100 is above 55.
    if (rank >= topK || reached / total >= topP || counts[i]! / top < minP) break;
    kept[i] = 1;
    reached += counts[i]!;
  }
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    // Relative to the likeliest, so that a low temperature underflows to 0 and never overflows; at 0 only the likeliest are left.
    if (kept[i] === 1) sum += temperature === 1 ? counts[i]! : counts[i] === top ? 1 : Math.exp(Math.log(counts[i]! / top) / temperature);
    upTo[first + i] = sum;
  }
}
