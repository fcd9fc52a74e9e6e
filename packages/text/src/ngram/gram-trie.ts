// All n-grams of a set of documents up to one order, as a trie in flat arrays, level by level.

/** The symbol that closes a document; token t is symbol t + 1. */
export const END = 0;
/** The symbol before a document's first token: part of contexts, never predicted. */
export const START = 0xffffffff;
/** Stands for no node. */
export const NONE = -1;

/**
 * Grams of 1 … order symbols that end in a predicted symbol, with their counts. Node 0 is the empty gram. Level k holds
 * the grams of k symbols: first the k start symbols (where there are so many), then the children of level k − 1 in the order of their
 * parents, those of one parent by ascending symbol. A context is a node below the last level.
 */
export interface GramTrie {
  readonly order: number;
  /** Start symbols before a document. */
  readonly starts: number;
  /** Whether END is predicted. */
  readonly ends: boolean;
  /** Level k is the nodes levelStart[k] … levelStart[k + 1] − 1, for k = 0 … order. */
  readonly levelStart: Uint32Array;
  /** Per node: its last symbol. */
  readonly symbol: Uint32Array;
  /**
   * Per node and one more: the counts of all earlier nodes together; a node's own count is before[i + 1] − before[i]. Of doubles
   * where documents weigh, so that a count is exact to about 10⁻¹⁶ of all counts.
   */
  readonly before: Uint32Array | Float64Array;
  /** Per node: the same gram without its first symbol. */
  readonly suffix: Uint32Array;
  /** Per context: its first child, where it has one; its children are consecutive. */
  readonly firstChild: Uint32Array;
  /** Per context: number of children, the distinct symbols seen after it; 0 where a document had ended. */
  readonly childCount: Uint32Array;
}

/** The context at the beginning of every document: the start symbols, or the empty gram. */
export function startContext({ starts, levelStart }: GramTrie): number {
  return levelStart[starts]!;
}

/** How often the gram was seen. */
export function gramCount({ before }: GramTrie, node: number): number {
  return before[node + 1]! - before[node]!;
}

/** How many symbols were seen after the context, all occurrences counted. */
export function followers({ before, firstChild, childCount }: GramTrie, context: number): number {
  const first = firstChild[context]!;
  return before[first + childCount[context]!]! - before[first]!;
}

/** The context's child by `symbol`, or NONE. */
export function findChild({ symbol: symbols, firstChild, childCount }: GramTrie, context: number, symbol: number): number {
  let low = firstChild[context]!;
  let high = low + childCount[context]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = symbols[middle]!;
    if (found === symbol) return middle;
    if (found < symbol) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

/** The longest context known after `gram`: the gram itself, less its first symbol when it has the full order. */
export function contextAfter({ order, levelStart, suffix }: GramTrie, gram: number): number {
  return gram >= levelStart[order]! ? suffix[gram]! : gram;
}

/** The number of symbols of a gram. */
export function gramLength({ levelStart }: GramTrie, node: number): number {
  let length = 0;
  while (node >= levelStart[length + 1]!) length++;
  return length;
}

/** Contexts with consecutive numbers, from `from` to before `to`. */
export interface ContextRange {
  readonly from: number;
  readonly to: number;
}

/** The grams that begin with `gram`, a symbol longer each: first its children, then theirs, up to grams of `longest` symbols. */
export function* longerGrams({ firstChild, childCount }: GramTrie, gram: number, length: number, longest: number): Generator<ContextRange> {
  let [from, to] = [gram, gram + 1];
  for (let each = length + 1; each <= longest; each++) {
    // Children are in the order of their parents.
    to = firstChild[to - 1]! + childCount[to - 1]!;
    from = firstChild[from]!;
    yield { from, to };
  }
}
