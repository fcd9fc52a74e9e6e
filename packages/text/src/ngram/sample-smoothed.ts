// Sampling from a smoothed n-gram law: what was seen after the context by its probability, the rest by the shorter context.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';
import { contextAfterDocument, contextWith } from './context-with.ts';
import { END, findChild, gramLength, NONE, startContext } from './gram-trie.ts';
import { isKnown } from './smoothed-law.ts';
import type { SmoothedGrams } from './smoothed-grams.ts';

/** The symbol outside the vocabulary. */
const UNKNOWN = -1;
/** When so little is left for what was not seen, it is rounding. */
const ROUNDING = 1e-12;

/**
 * `count` documents, each cut after `maxTokens` tokens, drawn from the law given that no symbol is the unknown one. Exact: what was
 * not seen after a context is drawn from the shorter one until it is something that was not seen. Throws RangeError where the law
 * knows no symbol. Each document has a generator of its own. Where documents are given, each goes on from one of them.
 */
export function sampleSmoothed(grams: SmoothedGrams, count: number, maxTokens: number, rng: Rng, given?: Documents): Documents {
  const { trie, law } = grams;
  if (!knowsAny(grams)) throw new RangeError('the law must give a symbol of its vocabulary some probability, but gives all of it to the unknown one');
  const draw = symbolDrawer(grams);
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const own = new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits());
    let context = startContext(trie);
    if (given) {
      context = contextAfterDocument(grams, given, i);
      tokens.append(given.tokens.subarray(given.starts[i], given.starts[i + 1]));
    }
    for (let length = tokens.length - starts[i]!; length < maxTokens; length++) {
      // A law that lies straight on the base law has nothing but that after a context never seen.
      const unseen = law.below === 'base' && gramLength(trie, context) < Math.min(trie.order - 1, trie.starts + length);
      let symbol = draw(unseen ? NONE : context, own);
      while (symbol === UNKNOWN) symbol = draw(unseen ? NONE : context, own);
      if (symbol === END) break;
      tokens.push(symbol - 1);
      context = contextWith(grams, context, symbol);
    }
    starts[i + 1] = tokens.length;
  }
  return { tokens: tokens.view(), starts };
}

/** Whether anything of the vocabulary was seen, or lies below what was. */
function knowsAny({ trie, frozen, base }: SmoothedGrams): boolean {
  const { symbol, firstChild, childCount } = trie;
  return base.known > 0 || symbol.subarray(firstChild[0], firstChild[0]! + childCount[0]!).some((each) => isKnown(frozen, each));
}

/** Draws a symbol, or UNKNOWN, after a context; after NONE from the base law. Running sums are made once per context. */
function symbolDrawer(grams: SmoothedGrams): (context: number, rng: Rng) => number {
  const { trie, frozen, law } = grams;
  const { symbol, suffix, firstChild, childCount } = trie;
  const drawBase = baseDrawer(grams);
  const upTo = new Float64Array(symbol.length);
  const ready = new Uint8Array(firstChild.length);
  const accumulate = (context: number): void => {
    let sum = 0;
    for (let child = firstChild[context]!; child < firstChild[context]! + childCount[context]!; child++) {
      if (isKnown(frozen, symbol[child]!)) sum += law.probability[child]!;
      upTo[child] = sum;
    }
    ready[context] = 1;
  };
  const seenAfter = (context: number, drawn: number): boolean => drawn !== UNKNOWN && findChild(trie, context, drawn) !== NONE;
  const draw = (context: number, rng: Rng): number => {
    if (context === NONE) return drawBase(rng);
    if (ready[context] === 0) accumulate(context);
    let low = firstChild[context]!;
    let high = low + childCount[context]! - 1;
    const seen = high < low ? 0 : upTo[high]!;
    const u = rng.uniform();
    const target = seen > 0 && (law.mass[context] === 0 || seen > 1 - ROUNDING) ? u * seen : u;
    if (target >= seen) {
      const shorter = context === 0 || law.below === 'base' ? NONE : suffix[context]!;
      let drawn = draw(shorter, rng);
      while (seenAfter(context, drawn)) drawn = draw(shorter, rng);
      return drawn;
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return symbol[low]!;
  };
  return draw;
}

/** Draws evenly from the vocabulary, with the unknown symbol where the base law gives it something. */
function baseDrawer({ trie, frozen, base }: SmoothedGrams): (rng: Rng) => number {
  const symbols: number[] = trie.ends && base.known > 0 ? [END] : [];
  if (base.known > 0) frozen.has.forEach((has, token) => has === 1 && symbols.push(token + 1));
  if (base.unknown > 0) symbols.push(UNKNOWN);
  if (symbols.length === 0) return () => UNKNOWN;
  return (rng) => symbols[Math.floor(rng.uniform() * symbols.length)]!;
}
