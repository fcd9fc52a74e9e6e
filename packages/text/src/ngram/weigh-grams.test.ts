import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { referenceGrams } from '../testing/reference-grams.ts';
import { BOUNDARIES } from './boundaries.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { findChild, gramCount } from './gram-trie.ts';
import { weighGrams } from './weigh-grams.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

describe('weighGrams', () => {
  it('counts every occurrence by the weight of its document', () => {
    fc.assert(
      fc.property(smallCorpora(4), fc.integer({ min: 1, max: 4 }), fc.constantFrom(...BOUNDARIES), fc.array(fc.double({ min: 1e-3, max: 10, noNaN: true }), { minLength: 8, maxLength: 8 }), (lists, order, boundaries, weights) => {
        const documents = documentsOf(lists);
        const trie = weighGrams(buildGramTrie(documents, order, boundaries), documents, Float64Array.from(lists, (_, i) => weights[i]!));
        for (const [symbol, weight] of referenceGrams(lists, order, boundaries, weights).get('') ?? []) {
          expect(gramCount(trie, findChild(trie, 0, symbol === 'E' ? 0 : Number(symbol) + 1))).toBeCloseTo(weight, 10);
        }
        // Every level counts all symbols that have so long a history.
        for (let context = 1; context < trie.firstChild.length; context++) {
          const first = trie.firstChild[context]!;
          for (let child = first; child < first + trie.childCount[context]!; child++) expect(gramCount(trie, child)).toBeLessThan(gramCount(trie, trie.suffix[child]!) + 1e-10);
        }
      }),
    );
  });

  it('is the plain count where all documents weigh 1', () => {
    const documents = documentsOf([[0, 1, 0], [1, 1], []]);
    const trie = buildGramTrie(documents, 3);
    expect([...weighGrams(trie, documents, Float64Array.of(1, 1, 1)).before]).toEqual([...trie.before]);
  });
});
