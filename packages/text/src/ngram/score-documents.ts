// Likelihood of documents under a smoothed n-gram law.
import type { Documents } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';
import { contextAfter, END, findChild, NONE, startContext } from './gram-trie.ts';
import { isKnown } from './smoothed-law.ts';
import { baseProbability, type SmoothedGrams } from './smoothed-grams.ts';

/** Scores with how much of the law they come from. */
export interface GramScores extends Scores {
  readonly possible: Uint8Array;
  /** Per unit: how many symbols the longest gram that ends there and was seen has; 0 where not even the symbol was. */
  readonly matched: Uint8Array;
}

/**
 * ln p of every token, and of the end of every document where ends are predicted. `possible`, where `drawn` is unsmoothed: was the
 * symbol itself seen after the longest context that anything followed; otherwise: is it of the vocabulary, with any probability. As contexts, symbols outside the vocabulary are read as they stand.
 */
export function scoreDocuments(grams: SmoothedGrams, { tokens, starts }: Documents, drawn: 'unsmoothed' | 'smoothed' = 'unsmoothed'): GramScores {
  const { trie, frozen, law, unigrams } = grams;
  const { order, ends, suffix, childCount } = trie;
  const { probability, mass, total } = law;
  const descends = law.below === 'shorter';
  const documents = starts.length - 1;
  const units = starts[documents]! - starts[0]! + (ends ? documents : 0);
  const logLikelihood = new Float64Array(units);
  const possible = new Uint8Array(units);
  const matched = new Uint8Array(units);
  const unitStart = new Uint32Array(documents + 1);
  const passed = new Int32Array(order);
  let at = 0;
  for (let i = 0; i < documents; i++) {
    let context = startContext(trie);
    // Symbols in the longest context known, and in the history.
    let depth = trie.starts;
    let history = trie.starts;
    const last = ends ? starts[i + 1]! : starts[i + 1]! - 1;
    for (let j = starts[i]!; j <= last; j++) {
      const symbol = j === starts[i + 1]! ? END : tokens[j]! + 1;
      // Stage 1: the contexts that know no such symbol, from the longest known to the empty one, until one does.
      const known = isKnown(frozen, symbol);
      const whole = depth === history;
      let fellThrough = 0;
      let impossible = 0;
      let h = context;
      let child: number;
      for (;;) {
        child = h === 0 ? (symbol < unigrams.length ? unigrams[symbol]! : NONE) : findChild(trie, h, symbol);
        if (child !== NONE) break;
        passed[fellThrough++] = h;
        if (childCount[h]! > 0) impossible = 1;
        if (h === 0) break;
        h = suffix[h]!;
        depth--;
      }
      // Stage 2: its probability there, or the base law's, taken back up by what each of those contexts leaves.
      let p: number;
      if (child !== NONE && (descends || (whole && fellThrough === 0))) p = probability[child]!;
      else p = baseProbability(grams, known);
      if (descends) for (let each = fellThrough - 1; each >= 0; each--) p = (mass[passed[each]!]! * p) / total[passed[each]!]!;
      else if (whole && fellThrough > 0) p = (mass[context]! * p) / total[context]!;
      logLikelihood[at] = Math.log(p);
      possible[at] = (drawn === 'smoothed' ? p > 0 && known : child !== NONE && impossible === 0) ? 1 : 0;
      matched[at++] = child === NONE ? 0 : depth + 1;
      // Stage 3: the longest context known for the next symbol.
      context = child === NONE ? 0 : contextAfter(trie, child);
      depth = child === NONE ? 0 : Math.min(depth + 1, order - 1);
      if (history < order - 1) history++;
    }
    unitStart[i + 1] = at;
  }
  return { logLikelihood, unitStart, possible, matched };
}
