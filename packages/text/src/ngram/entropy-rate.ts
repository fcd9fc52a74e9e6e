// Entropy rate of a smoothed n-gram law as it is drawn; Shannon (1948), section 7, for the states of a Markov source.
import { documentCount, type Documents, type Rng } from '@collapse-lab/numeric';
import { entropyOf } from '../laws/entropy-of.ts';
import { contextWith } from './context-with.ts';
import { END, gramLength, startContext } from './gram-trie.ts';
import { nextSymbolLaw, vocabularySymbols } from './next-symbol.ts';
import { sampleSmoothed } from './sample-smoothed.ts';
import type { SmoothedGrams } from './smoothed-grams.ts';

/** So many transitions between contexts are few enough to be written out. */
const FEW = 1 << 18;
const STEPS = 100_000;
const SETTLED = 1e-13;

export interface EntropyRate {
  /** Nats per symbol drawn: tokens, and ends where there are ends. */
  readonly entropy: number;
  /** 0 where it is exact. */
  readonly standardError: number;
}

/** Where a document is: the longest context known, and whether it is shorter than the history that there is. */
interface State {
  readonly context: number;
  /** Symbols of the history, start symbols among them, at most order − 1. */
  readonly history: number;
}

/**
 * The entropy rate, exact where there are few contexts: the mean entropy of the next symbol over the contexts, as often as documents
 * of any length visit them one after the other. Undefined where there are too many.
 */
export function exactEntropyRate(grams: SmoothedGrams): EntropyRate | undefined {
  const { trie } = grams;
  const symbols = vocabularySymbols(grams);
  const width = symbols.length;
  const next = nextSymbolLaw(grams, symbols);
  const start: State = { context: startContext(trie), history: trie.starts };
  // Stage 1: the states that can be reached, and from each of them to where with which symbol.
  const states = [start];
  const numbers = new Map([[key(start), 0]]);
  const targets: number[] = [];
  const rows: Float64Array[] = [];
  for (let i = 0; i < states.length; i++) {
    if (states.length * width > FEW) return undefined;
    const state = states[i]!;
    const row = new Float64Array(width);
    next(state.context, gramLength(trie, state.context) < state.history, row);
    rows.push(row);
    for (let j = 0; j < width; j++) {
      const after = symbols[j] === END ? start : { context: contextWith(grams, state.context, symbols[j]!), history: Math.min(trie.order - 1, state.history + 1) };
      let number = row[j] === 0 ? 0 : numbers.get(key(after));
      if (number === undefined) {
        number = states.push(after) - 1;
        numbers.set(key(after), number);
      }
      targets.push(number);
    }
  }
  // Stage 2: how often each is visited. Staying half of the time changes nothing in the long run and stops what would go round in circles.
  let share = new Float64Array(states.length);
  share[0] = 1;
  for (let step = 0; step < STEPS; step++) {
    const after = share.map((each) => each / 2);
    rows.forEach((row, i) => {
      for (let j = 0; j < width; j++) after[targets[i * width + j]!]! += (share[i]! * row[j]!) / 2;
    });
    const moved = after.reduce((sum, each, i) => sum + Math.abs(each - share[i]!), 0);
    share = after;
    if (moved < SETTLED) break;
  }
  return { entropy: rows.reduce((sum, row, i) => sum + share[i]! * entropyOf(row), 0), standardError: 0 };
}

function key({ context, history }: State): string {
  return `${context} ${history}`;
}

/**
 * The entropy rate estimated from `count` drawn documents of at most `maxTokens` tokens: the mean entropy of the next symbol over all
 * contexts visited, with the standard error of a ratio of means over documents.
 */
export function sampledEntropyRate(grams: SmoothedGrams, { count, maxTokens, rng }: { count: number; maxTokens: number; rng: Rng }): EntropyRate {
  const documents = sampleSmoothed(grams, count, maxTokens, rng);
  const sums = documentEntropies(grams, documents);
  const units = Float64Array.from(sums, (_, i) => documents.starts[i + 1]! - documents.starts[i]! + (grams.trie.ends ? 1 : 0));
  const entropy = sums.reduce((a, b) => a + b, 0) / units.reduce((a, b) => a + b, 0);
  const squares = sums.reduce((total, sum, i) => total + (sum - entropy * units[i]!) * (sum - entropy * units[i]!), 0);
  return { entropy, standardError: Math.sqrt((squares * count) / (count - 1)) / units.reduce((a, b) => a + b, 0) };
}

/** Per document: the entropies of the next symbol before each of its units, added up. */
function documentEntropies(grams: SmoothedGrams, documents: Documents): Float64Array {
  const { trie } = grams;
  const { tokens, starts } = documents;
  const symbols = vocabularySymbols(grams);
  const next = nextSymbolLaw(grams, symbols);
  const row = new Float64Array(symbols.length);
  const known = new Map<number, number>();
  const sums = new Float64Array(documentCount(documents));
  for (let i = 0; i < sums.length; i++) {
    let context = startContext(trie);
    const last = trie.ends ? starts[i + 1]! : starts[i + 1]! - 1;
    for (let j = starts[i]!; j <= last; j++) {
      const unseen = gramLength(trie, context) < Math.min(trie.order - 1, trie.starts + j - starts[i]!);
      const state = unseen ? -context - 1 : context;
      let entropy = known.get(state);
      if (entropy === undefined) {
        next(context, unseen, row);
        entropy = entropyOf(row);
        known.set(state, entropy);
      }
      sums[i]! += entropy;
      if (j < starts[i + 1]!) context = contextWith(grams, context, tokens[j]! + 1);
    }
  }
  return sums;
}
