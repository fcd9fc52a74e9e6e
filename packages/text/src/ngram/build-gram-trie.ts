// Counting n-grams by refining: the positions after those of a gram are those of its children, grouped by it already.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { startSymbols, type Boundaries } from './boundaries.ts';
import { END, START, type GramTrie } from './gram-trie.ts';
import { runRoom, sortRun } from './sort-run.ts';

/** All documents as one run of symbols. */
interface SymbolText {
  /** The tokens of each document, closed by END whether it is predicted or not. */
  readonly symbols: Uint32Array;
  /** Where each document begins. */
  readonly first: Uint32Array;
  readonly largest: number;
  /** Whether END is predicted. */
  readonly ends: boolean;
}

function symbolsOf({ tokens, starts }: Documents, ends: boolean): SymbolText {
  const documents = starts.length - 1;
  const symbols = new Uint32Array(starts[documents]! - starts[0]! + documents);
  const first = new Uint32Array(documents);
  let at = 0;
  let largest = 0;
  for (let i = 0; i < documents; i++) {
    first[i] = at;
    for (let j = starts[i]!; j < starts[i + 1]!; j++) {
      const symbol = tokens[j]! + 1;
      if (symbol > largest) largest = symbol;
      symbols[at++] = symbol;
    }
    symbols[at++] = END;
  }
  return { symbols, first, largest, ends };
}

/** Writes where documents begin, then the positions after `ending` in the same document, with their symbols as keys; returns how many. */
function follow({ symbols, first }: SymbolText, begins: boolean, ending: Uint32Array, count: number, positions: Uint32Array, keys: Uint32Array): number {
  let filled = 0;
  for (let i = 0; begins && i < first.length; i++) {
    keys[filled] = symbols[first[i]!]!;
    positions[filled++] = first[i]!;
  }
  for (let i = 0; i < count; i++) {
    const at = ending[i]! + 1;
    if (symbols[at - 1] === END) continue;
    keys[filled] = symbols[at]!;
    positions[filled++] = at;
  }
  return filled;
}

/**
 * The trie of `documents`, which must be at least one; n-grams never cross documents. O(order · units) time, but for
 * sorting what follows a gram by symbol.
 */
export function buildGramTrie(documents: Documents, order: number, boundaries: Boundaries = 'padded'): GramTrie {
  if (documentCount(documents) === 0) throw new RangeError('documents must be at least one, but got 0');
  const text = symbolsOf(documents, boundaries !== 'none');
  const starts = startSymbols(boundaries, order);
  const n = text.symbols.length;
  const room = runRoom(n, text.largest);

  // Sized for the worst case, every gram distinct; cut to length at the end, and what is never written takes no memory.
  const capacity = 1 + order * (n + 1);
  const symbol = new Uint32Array(capacity);
  const before = new Uint32Array(capacity + 1);
  const suffix = new Uint32Array(capacity);
  const firstChild = new Uint32Array(1 + (order - 1) * (n + 1));
  const childCount = new Uint32Array(firstChild.length);
  const levelStart = new Uint32Array(order + 2);
  levelStart[1] = 1;
  let nodes = 1;
  let seen = 0;

  // Where the grams of k − 1 symbols end, gram by gram, then those of k; gram[i] is the longest so far that ends at i. Reads far apart are
  // in loops of their own, which the processor runs many at a time.
  let ending: Uint32Array = new Uint32Array(n);
  let positions: Uint32Array = Uint32Array.from({ length: n }, (_, i) => i);
  const keys = text.symbols.slice();
  const gram = new Uint32Array(n);
  for (let k = 1; k <= order; k++) {
    const levelBefore = seen;
    // Stage 1: where the children of all contexts end, context by context.
    const all = k === 1 ? n : follow(text, k - 1 <= starts, ending, levelBefore - before[levelStart[k - 1]!]!, positions, keys);
    // Stage 2: the gram of k start symbols, which is only ever a context.
    if (k <= starts) {
      symbol[nodes] = START;
      suffix[nodes] = levelStart[k - 1]!;
      before[nodes++] = seen;
    }
    const firstNode = nodes;
    // Stage 3: the children of a context by symbol; a run of equal symbols is a node, its length the count. keys become nodes.
    let from = 0;
    for (let context = levelStart[k - 1]!; context < levelStart[k]!; context++) {
      const last = symbol[context]!;
      const to = k === 1 ? all : from + (last === START ? text.first.length : last === END ? 0 : before[context + 1]! - before[context]!);
      if (to - from > 1) sortRun(keys, positions, from, to, room);
      firstChild[context] = nodes;
      let previous = START;
      for (; from < to; from++) {
        const key = keys[from]!;
        if (key === END && !text.ends) continue;
        if (key !== previous) {
          symbol[nodes] = key;
          before[nodes++] = seen;
          previous = key;
        }
        positions[seen - levelBefore] = positions[from]!;
        keys[seen++ - levelBefore] = nodes - 1;
      }
      childCount[context] = nodes - firstChild[context]!;
      before[nodes] = seen;
    }
    levelStart[k + 1] = nodes;
    // Stage 4: the same gram without its first symbol is the one of k − 1 symbols that ends there, still in gram.
    for (let node = firstNode; node < nodes; node++) suffix[node] = gram[positions[before[node]! - levelBefore]!]!;
    for (let i = 0; i < seen - levelBefore; i++) gram[positions[i]!] = keys[i]!;
    [ending, positions] = [positions, ending];
  }

  const contexts = levelStart[order]!;
  return {
    order,
    starts,
    ends: text.ends,
    levelStart,
    symbol: symbol.slice(0, nodes),
    before: before.slice(0, nodes + 1),
    suffix: suffix.slice(0, nodes),
    firstChild: firstChild.slice(0, contexts),
    childCount: childCount.slice(0, contexts),
  };
}
