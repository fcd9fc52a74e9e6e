import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { tokenCounts } from '../token-counts.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { referenceGrams } from '../testing/reference-grams.ts';
import { sampleDocuments } from './sample-documents.ts';
import { weighGrams } from './weigh-grams.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

const rng = (name: string) => streams('sample-documents').fork(name).rng();
const NEVER = 1e6;

describe('sampleDocuments', () => {
  it.each([1, 2, 3])('draws each symbol at its relative frequency after its context (order %i)', (order) => {
    const corpus = [[0, 1, 0, 2], [0, 1, 1], [0], [1, 0, 2, 0, 1, 0, 0], [2, 2], [2, 1, 0], []];
    const fitted = referenceGrams(corpus, order);
    const drawn = referenceGrams(listsOf(sampleDocuments(buildGramTrie(documentsOf(corpus), order), 20_000, NEVER, rng(`law-${order}`))), order);
    let statistic = 0;
    let freedom = 0;
    for (const [context, after] of fitted) {
      if ((context === '' ? 0 : context.split(' ').length) !== order - 1) continue;
      const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
      const seen = drawn.get(context) ?? new Map<string, number>();
      for (const symbol of seen.keys()) expect(after.has(symbol)).toBe(true);
      for (const [symbol, count] of after) {
        const expected = (count / sum(after)) * sum(seen);
        const miss = (seen.get(symbol) ?? 0) - expected;
        statistic += (miss * miss) / expected;
      }
      freedom += after.size - 1;
    }
    // Transition counts of a Markov chain: asymptotically chi-square (Billingsley 1961). P(X > k + 2√(kx) + 2x) ≤ e⁻ˣ
    // (Laurent & Massart 2000), here with e⁻ˣ = 10⁻⁶.
    const x = Math.log(1e6);
    expect(statistic).toBeLessThan(freedom + 2 * Math.sqrt(freedom * x) + 2 * x);
  });

  it('loses the types of a unigram model at the rate of multinomial resampling', () => {
    // 2 000 types with counts 1, 2, 3, 4 in turn, 5 000 tokens in 100 documents.
    const tokens = Array.from({ length: 2000 }, (_, type) => Array<number>(1 + (type % 4)).fill(type)).flat();
    const corpus = Array.from({ length: 100 }, (_, i) => tokens.slice(50 * i, 50 * i + 50));
    const sample = sampleDocuments(buildGramTrie(documentsOf(corpus), 1), 100, NEVER, rng('survival'));
    const survivors = tokenCounts(sample).reduce((types, count) => types + (count > 0 ? 1 : 0), 0);
    // Given the number n of tokens drawn they are independent, so a type of share p survives with 1 − (1 − p)ⁿ; survival
    // is negatively associated over types, so Bernstein's inequality holds with the sum of the variances; the bound below is missed with at most 2 · 10⁻⁶.
    let expected = 0;
    let variance = 0;
    for (const count of tokenCounts(documentsOf(corpus))) {
      const survives = -Math.expm1(sample.tokens.length * Math.log1p(-count / tokens.length));
      expected += survives;
      variance += survives * (1 - survives);
    }
    const x = Math.log(1e6);
    expect(Math.abs(survivors - expected)).toBeLessThan(x / 3 + Math.sqrt((x / 3) * (x / 3) + 2 * x * variance));
  });

  it('never draws an n-gram that was not seen', () => {
    fc.assert(
      fc.property(smallCorpora(4), fc.integer({ min: 1, max: 5 }), fc.integer(), (lists, order, seed) => {
        const sample = sampleDocuments(buildGramTrie(documentsOf(lists), order), 10, 30, streams(seed).rng());
        const seen = referenceGrams(lists, order);
        // Documents of 30 tokens may have been cut, so their ends were not drawn.
        for (const [context, after] of referenceGrams(listsOf(sample).filter((list) => list.length < 30), order)) {
          for (const symbol of after.keys()) expect(seen.get(context)?.has(symbol)).toBe(true);
        }
      }),
    );
  });

  it('goes on from the longest context that something followed where nothing followed the last one', () => {
    // Without ends nothing follows type 1; of 0 1 0 1 single tokens are as likely as not.
    const trie = buildGramTrie(documentsOf([[0, 1], [0, 1]]), 3, 'none');
    for (const list of listsOf(sampleDocuments(trie, 100, 6, rng('dead-end')))) {
      expect(list).toHaveLength(6);
      for (let i = 1; i < 6; i++) if (list[i - 1] === 0) expect(list[i]).toBe(1);
    }
  });

  it('draws by weights where documents weigh', () => {
    const documents = documentsOf([[0], [1]]);
    const trie = weighGrams(buildGramTrie(documents, 1), documents, Float64Array.of(3, 1));
    const { tokens } = sampleDocuments(trie, 20_000, NEVER, rng('weights'));
    const zeros = tokens.reduce((count, token) => count + (token === 0 ? 1 : 0), 0);
    // Tokens are 0 with probability 3/4, independently: five standard errors.
    expect(Math.abs(zeros / tokens.length - 3 / 4)).toBeLessThan(5 * Math.sqrt(3 / 16 / tokens.length));
  });

  it('repeats the one document of a collapsed corpus', () => {
    const trie = buildGramTrie(documentsOf([[4, 2, 4, 4], [4, 2, 4, 4]]), 4);
    expect(listsOf(sampleDocuments(trie, 3, NEVER, rng('collapsed')))).toEqual([[4, 2, 4, 4], [4, 2, 4, 4], [4, 2, 4, 4]]);
  });

  it('draws empty documents where training had them, and nothing else where training had nothing else', () => {
    const trie = buildGramTrie(documentsOf([[], []]), 2);
    expect(listsOf(sampleDocuments(trie, 3, NEVER, rng('empty')))).toEqual([[], [], []]);
  });

  it('cuts documents at maxTokens', () => {
    const trie = buildGramTrie(documentsOf([[1, 1, 1, 1, 1, 1, 1, 1]]), 9);
    expect(listsOf(sampleDocuments(trie, 2, 5, rng('cut')))).toEqual([[1, 1, 1, 1, 1], [1, 1, 1, 1, 1]]);
  });

  it('draws the same documents from the same stream, and the first of them whatever their number', () => {
    const trie = buildGramTrie(documentsOf([[0, 1, 2, 0, 1], [1, 0], [2, 2, 0]]), 2);
    const all = listsOf(sampleDocuments(trie, 50, 40, rng('same')));
    expect(listsOf(sampleDocuments(trie, 50, 40, rng('same')))).toEqual(all);
    expect(listsOf(sampleDocuments(trie, 20, 40, rng('same')))).toEqual(all.slice(0, 20));
    expect(listsOf(sampleDocuments(trie, 50, 40, rng('other')))).not.toEqual(all);
  });
});
