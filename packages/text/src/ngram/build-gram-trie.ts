// Counting n-grams by sorting: each level sorts the positions of the text by (context, symbol) and numbers the runs.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { END, START, type GramTrie } from './gram-trie.ts';

/** Every predicted symbol in order: the tokens of each document, closed by END; `first[i]` is where document i begins. */
function predictedSymbols({ tokens, starts }: Documents): { symbols: Uint32Array; first: Uint32Array } {
  const documents = starts.length - 1;
  const symbols = new Uint32Array(starts[documents]! - starts[0]! + documents);
  const first = new Uint32Array(documents);
  let at = 0;
  for (let i = 0; i < documents; i++) {
    first[i] = at;
    for (let j = starts[i]!; j < starts[i + 1]!; j++) symbols[at++] = tokens[j]! + 1;
    symbols[at++] = END;
  }
  return { symbols, first };
}

/** Counting sort of `positions` by key[position] − from in 0 … range − 1; positions of equal key keep their order. */
function sortStably(positions: Uint32Array, key: Uint32Array, from: number, range: number): Uint32Array {
  const next = new Uint32Array(range + 1);
  for (let i = 0; i < key.length; i++) next[key[i]! - from + 1]!++;
  for (let k = 0; k < range; k++) next[k + 1]! += next[k]!;
  const sorted = new Uint32Array(positions.length);
  for (let j = 0; j < positions.length; j++) sorted[next[key[positions[j]!]! - from]!++] = positions[j]!;
  return sorted;
}

/** Positions 0 … n − 1 by ascending symbol. */
function sortBySymbol(symbols: Uint32Array): Uint32Array {
  let largest = 0;
  for (let i = 0; i < symbols.length; i++) largest = Math.max(largest, symbols[i]!);
  const positions = new Uint32Array(symbols.length);
  for (let i = 0; i < positions.length; i++) positions[i] = i;
  return sortStably(positions, symbols, 0, largest + 1);
}

/** The trie of `documents`, which must be at least one; n-grams never cross documents. O(order · units) time. */
export function buildGramTrie(documents: Documents, order: number): GramTrie {
  if (documentCount(documents) === 0) throw new RangeError('documents must be at least one, but got 0');
  const { symbols, first } = predictedSymbols(documents);
  const n = symbols.length;
  const bySymbol = sortBySymbol(symbols);

  // Sized for the worst case, every gram distinct; cut to length at the end.
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

  // context[i] and gram[i]: the nodes of the k − 1 symbols before position i and of the k symbols that end there.
  const context = new Uint32Array(n);
  const gram = new Uint32Array(n);
  for (let k = 1; k <= order; k++) {
    // Stage 1: the gram of k start symbols, which is only ever a context.
    const start = nodes;
    if (k < order) {
      symbol[nodes] = START;
      suffix[nodes] = levelStart[k - 1]!;
      before[nodes++] = seen;
    }
    // Stage 2: positions by context, within a context by symbol.
    const range = start - levelStart[k - 1]!;
    const positions = k === 1 ? bySymbol : sortStably(bySymbol, context, levelStart[k - 1]!, range);
    // Stage 3: a run of equal context and symbol is a node, its length the count.
    let lastContext = -1;
    let lastSymbol = -1;
    for (let j = 0; j < n; j++) {
      const at = positions[j]!;
      if (context[at] !== lastContext || symbols[at] !== lastSymbol) {
        if (context[at] !== lastContext) firstChild[context[at]!] = nodes;
        lastContext = context[at]!;
        lastSymbol = symbols[at]!;
        childCount[lastContext]!++;
        symbol[nodes] = lastSymbol;
        suffix[nodes] = gram[at]!; // still the gram of k − 1 symbols
        before[nodes++] = seen;
      }
      seen++;
      gram[at] = nodes - 1;
    }
    levelStart[k + 1] = nodes;
    // Stage 4: what ended at one position is the context of the next; documents begin with start symbols.
    context.set(gram.subarray(0, n - 1), 1);
    for (let i = 0; i < first.length; i++) context[first[i]!] = start;
  }
  before[nodes] = seen;

  const contexts = levelStart[order]!;
  return {
    order,
    levelStart,
    symbol: symbol.slice(0, nodes),
    before: before.slice(0, nodes + 1),
    suffix: suffix.slice(0, nodes),
    firstChild: firstChild.slice(0, contexts),
    childCount: childCount.slice(0, contexts),
  };
}
