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

/** Positions in the text, with the symbols at them. */
interface Occurrences {
  readonly positions: Uint32Array;
  readonly keys: Uint32Array;
}

/** Writes the predicted ones of the positions at[from … to − 1] + step to `into`, from `filled` on; returns how many it then holds. */
function collect({ symbols, ends }: SymbolText, at: Uint32Array, from: number, to: number, step: number, into: Occurrences, filled: number): number {
  const { positions, keys } = into;
  for (let i = from; i < to; i++) {
    const position = at[i]! + step;
    const key = symbols[position]!;
    if (key === END && !ends) continue;
    keys[filled] = key;
    positions[filled++] = position;
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

  // Where the grams of k − 1 symbols end, gram by gram, and where those of k do; gram[i] is the longest known so far that ends at i.
  let ending: Uint32Array = Uint32Array.from({ length: n }, (_, i) => i);
  let next: Occurrences = { positions: new Uint32Array(n), keys: new Uint32Array(n) };
  const { keys } = next;
  const gram = new Uint32Array(n);
  for (let k = 1; k <= order; k++) {
    const levelBefore = seen;
    const endingBefore = before[levelStart[k - 1]!]!;
    // Stage 1: the gram of k start symbols, which is only ever a context.
    if (k <= starts) {
      symbol[nodes] = START;
      suffix[nodes] = levelStart[k - 1]!;
      before[nodes++] = seen;
    }
    for (let context = levelStart[k - 1]!; context < levelStart[k]!; context++) {
      // Stage 2: where the context's children end, by symbol.
      const from = seen - levelBefore;
      let to = from;
      if (k === 1) to = collect(text, ending, 0, n, 0, next, to);
      else if (symbol[context] === START) to = collect(text, text.first, 0, text.first.length, 0, next, to);
      else if (symbol[context] !== END) to = collect(text, ending, before[context]! - endingBefore, before[context + 1]! - endingBefore, 1, next, to);
      if (to - from > 1) sortRun(keys, next.positions, from, to, room);
      // Stage 3: a run of equal symbols is a node, its length the count.
      firstChild[context] = nodes;
      for (let i = from; i < to; i++) {
        const at = next.positions[i]!;
        if (i === from || keys[i] !== keys[i - 1]) {
          symbol[nodes] = keys[i]!;
          suffix[nodes] = gram[at]!; // still the gram of k − 1 symbols
          before[nodes++] = seen;
        }
        seen++;
        gram[at] = nodes - 1;
      }
      childCount[context] = nodes - firstChild[context]!;
      before[nodes] = seen;
    }
    levelStart[k + 1] = nodes;
    [ending, next] = [next.positions, { positions: ending, keys }];
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
