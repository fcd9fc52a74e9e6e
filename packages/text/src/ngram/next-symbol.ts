// What may come next after a context, symbol by symbol, under a smoothed law given that it is known.
import { END } from './gram-trie.ts';
import { isKnown } from './smoothed-law.ts';
import type { SmoothedGrams } from './smoothed-grams.ts';

/** The symbols of the vocabulary, ascending: the end, where there are ends, and the frozen types. */
export function vocabularySymbols({ trie, frozen }: Pick<SmoothedGrams, 'trie' | 'frozen'>): Uint32Array {
  const symbols = trie.ends ? [END] : [];
  frozen.has.forEach((has, token) => has === 1 && symbols.push(token + 1));
  return Uint32Array.from(symbols);
}

/**
 * Gives p(w | context) of each of the vocabulary's symbols, given that w is one of them: a function of the context that writes them to
 * `into`, in the order of `symbols`. `unseen`: the context is the longest one known, but not the whole history. O(symbols · order) time.
 */
export function nextSymbolLaw({ trie, frozen, law, base }: SmoothedGrams, symbols: Uint32Array): (context: number, unseen: boolean, into: Float64Array) => void {
  const { symbol, suffix, firstChild, childCount } = trie;
  const place = new Uint32Array((symbols.at(-1) ?? 0) + 1);
  symbols.forEach((each, i) => (place[each] = i));
  const write = (context: number, into: Float64Array): void => {
    if (context === 0 || law.below === 'base') into.fill(base.known);
    else write(suffix[context]!, into);
    const [mass, total] = [law.mass[context]!, law.total[context]!];
    for (let i = 0; i < into.length; i++) into[i] = (mass * into[i]!) / total;
    for (let child = firstChild[context]!; child < firstChild[context]! + childCount[context]!; child++) {
      if (isKnown(frozen, symbol[child]!)) into[place[symbol[child]!]!] = law.probability[child]!;
    }
  };
  return (context, unseen, into) => {
    if (unseen && law.below === 'base') into.fill(base.known);
    else write(context, into);
    let known = 0;
    for (let i = 0; i < into.length; i++) known += into[i]!;
    for (let i = 0; i < into.length; i++) into[i]! /= known;
  };
}
