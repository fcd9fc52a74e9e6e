import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { BOUNDARIES } from './boundaries.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { END, followers, gramCount, START, startContext, type GramTrie } from './gram-trie.ts';
import { E, referenceGrams, S } from '../testing/reference-grams.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

/** Every node's gram, as its symbols joined by spaces. */
function gramNames({ starts, levelStart, symbol, firstChild, childCount }: GramTrie): string[] {
  const names = Array<string>(symbol.length).fill('?');
  names[0] = '';
  for (let k = 1; k <= starts; k++) names[levelStart[k]!] = Array<string>(k).fill(S).join(' ');
  for (let context = 0; context < firstChild.length; context++) {
    for (let child = firstChild[context]!; child < firstChild[context]! + childCount[context]!; child++) {
      const last = symbol[child] === END ? E : String(symbol[child]! - 1);
      names[child] = names[context] === '' ? last : `${names[context]} ${last}`;
    }
  }
  return names;
}

/** The trie as context → symbol → count, for contexts that something followed. */
function trieGrams(trie: GramTrie): Map<string, Map<string, number>> {
  const names = gramNames(trie);
  const grams = new Map<string, Map<string, number>>();
  for (let context = 0; context < trie.firstChild.length; context++) {
    const first = trie.firstChild[context]!;
    for (let child = first; child < first + trie.childCount[context]!; child++) {
      const after = grams.get(names[context]!) ?? new Map<string, number>();
      grams.set(names[context]!, after.set(names[child]!.split(' ').at(-1)!, gramCount(trie, child)));
    }
  }
  return grams;
}

const cases = [smallCorpora(4), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...BOUNDARIES)] as const;

describe('buildGramTrie', () => {
  it('counts every n-gram of every order as a brute-force count does', () => {
    fc.assert(
      fc.property(...cases, (lists, order, boundaries) => {
        expect(trieGrams(buildGramTrie(documentsOf(lists), order, boundaries))).toEqual(referenceGrams(lists, order, boundaries));
      }),
    );
  });

  it('links every gram to the same gram without its first symbol', () => {
    fc.assert(
      fc.property(...cases, (lists, order, boundaries) => {
        const trie = buildGramTrie(documentsOf(lists), order, boundaries);
        const names = gramNames(trie);
        expect(names).not.toContain('?');
        for (let node = 1; node < names.length; node++) {
          expect(names[trie.suffix[node]!]).toBe(names[node]!.split(' ').slice(1).join(' '));
        }
      }),
    );
  });

  it('keeps the children of a context in ascending order of symbol, all different', () => {
    fc.assert(
      fc.property(...cases, (lists, order, boundaries) => {
        const { symbol, firstChild, childCount } = buildGramTrie(documentsOf(lists), order, boundaries);
        firstChild.forEach((first, context) => {
          const symbols = [...symbol.subarray(first, first + childCount[context]!)];
          expect(symbols).toEqual([...new Set(symbols)].sort((a, b) => a - b));
        });
      }),
    );
  });

  it('sees every symbol at every order: each level counts as many as there are tokens and ends', () => {
    const trie = buildGramTrie(documentsOf([[0, 1, 0], [], [2]]), 3);
    for (let k = 1; k <= 3; k++) expect(trie.before[trie.levelStart[k + 1]!]! - trie.before[trie.levelStart[k]!]!).toBe(7);
  });

  it('begins every document after start symbols that are never predicted themselves', () => {
    const trie = buildGramTrie(documentsOf([[5], [5], [6]]), 3);
    const start = startContext(trie);
    expect([trie.symbol[start], gramCount(trie, start), followers(trie, start)]).toEqual([START, 0, 3]);
  });

  it('does not depend on the order of the documents', () => {
    const lists = [[0, 1, 1], [2], [], [1, 0]];
    expect(buildGramTrie(documentsOf(lists.toReversed()), 3)).toEqual(buildGramTrie(documentsOf(lists), 3));
  });

  it('sorts what follows a frequent gram, however much there is of it', () => {
    // 3000 different symbols after one, in falling order, each once or twice: long runs are sorted by another rule than short ones.
    const lists = Array.from({ length: 3000 }, (_, i) => [0, 70_000 - 23 * i, ...(i % 2 ? [0, 70_000 - 23 * i] : [])]);
    expect(trieGrams(buildGramTrie(documentsOf(lists), 2, 'none'))).toEqual(referenceGrams(lists, 2, 'none'));
  });

  it('refuses to count nothing', () => {
    expect(() => buildGramTrie(documentsOf([]), 2)).toThrow('documents must be at least one, but got 0');
  });
});
