// Interpolated Witten–Bell smoothing (Witten & Bell 1991, method C; Chen & Goodman 1998, eq. 17) of n-gram counts.
import type { Documents } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';
import { contextAfter, END, findChild, gramCount, NONE, startContext, type GramTrie } from './gram-trie.ts';
import type { TypeSet } from './type-set.ts';

/** n-gram counts with the vocabulary that scores refer to; symbols outside it are left out of what scores read. */
export interface ScoredGrams {
  readonly trie: GramTrie;
  /** The types of the first training batch; all others score as one unknown symbol. */
  readonly frozen: TypeSet;
  /** Per context h: c(h), how many symbols of the frozen vocabulary (or ends) were seen after it. */
  readonly seen: Uint32Array;
  /** Per context h: T(h), how many different ones. */
  readonly distinct: Uint32Array;
}

/** Binds counts to a vocabulary. */
export function scoredGrams(trie: GramTrie, frozen: TypeSet): ScoredGrams {
  const { firstChild, childCount, symbol } = trie;
  const seen = new Uint32Array(firstChild.length);
  const distinct = new Uint32Array(firstChild.length);
  for (let context = 0; context < firstChild.length; context++) {
    const first = firstChild[context]!;
    for (let child = first; child < first + childCount[context]!; child++) {
      if (!isFrozen(frozen, symbol[child]!)) continue;
      seen[context]! += gramCount(trie, child);
      distinct[context]!++;
    }
  }
  return { trie, frozen, seen, distinct };
}

function isFrozen({ has }: TypeSet, symbol: number): boolean {
  return symbol === END || has[symbol - 1] === 1;
}

/**
 * p(w | h) = (c(hw) + T(h) p(w | h′)) / (c(h) + T(h)), with T(h) the distinct symbols seen after h and h′ the context h
 * without its first symbol, down to the uniform law over the frozen vocabulary, the end and the unknown symbol. Units are
 * the tokens of a document and one end. `possible`: was the symbol itself seen after the longest context known.
 *
 * Symbols outside the frozen vocabulary are never learned, whatever a later batch holds: the first batch has none by
 * definition, and a model that learned them would gain on it by a change of terms. As contexts they are read as they stand.
 */
export function scoreDocuments(grams: ScoredGrams, { tokens, starts }: Documents): Scores {
  const { trie, frozen, seen, distinct } = grams;
  const documents = starts.length - 1;
  const units = starts[documents]! - starts[0]! + documents;
  const logLikelihood = new Float64Array(units);
  const possible = new Uint8Array(units);
  const unitStart = new Uint32Array(documents + 1);
  const uniform = 1 / (frozen.size + 2);
  const contexts = new Int32Array(trie.order);
  const children = new Int32Array(trie.order);
  let at = 0;
  for (let i = 0; i < documents; i++) {
    let context = startContext(trie);
    for (let j = starts[i]!; j <= starts[i + 1]!; j++) {
      const symbol = j === starts[i + 1]! ? END : tokens[j]! + 1;
      // Stage 1: from the longest context to the empty one, the child by this symbol; below a found one, by suffix links.
      let depth = 0;
      let longest = NONE;
      for (let h = context; ; h = trie.suffix[h]!) {
        const above: number = depth === 0 ? NONE : children[depth - 1]!;
        const child = above === NONE ? findChild(trie, h, symbol) : trie.suffix[above]!;
        if (above === NONE && child !== NONE) longest = child;
        contexts[depth] = h;
        children[depth++] = child;
        if (h === 0) break;
      }
      possible[at] = children[0] === NONE ? 0 : 1;
      // Stage 2: interpolation from the uniform law back up.
      const known = isFrozen(frozen, symbol);
      let probability = uniform;
      while (depth-- > 0) {
        const h = contexts[depth]!;
        const child = children[depth]!;
        if (distinct[h] === 0) continue; // only unknown symbols followed
        const count = known && child !== NONE ? gramCount(trie, child) : 0;
        probability = (count + distinct[h]! * probability) / (seen[h]! + distinct[h]!);
      }
      logLikelihood[at++] = Math.log(probability);
      // Stage 3: the longest context known for the next symbol.
      context = longest === NONE ? 0 : contextAfter(trie, longest);
    }
    unitStart[i + 1] = at;
  }
  return { logLikelihood, unitStart, possible };
}
