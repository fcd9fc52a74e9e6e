import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { padded, referenceGrams, referencePossible, referenceProbability } from '../testing/reference-grams.ts';
import { typesOf } from './type-set.ts';
import { scoreDocuments, scoredGrams } from './witten-bell.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

const UNKNOWN = 90;

/** A model trained on one corpus with the vocabulary of another, so that both sides have types the other lacks. */
const model = (training: number[][], vocabulary: number[][], order: number) =>
  scoredGrams(buildGramTrie(documentsOf(training), order), typesOf(documentsOf(vocabulary)));

const orders = fc.integer({ min: 1, max: 5 });
const probe = fc.array(fc.nat(6), { maxLength: 8 });

describe('scoreDocuments', () => {
  it('gives each token and each end its brute-force Witten–Bell probability', () => {
    fc.assert(
      fc.property(smallCorpora(5), smallCorpora(5), orders, probe, (training, vocabulary, order, document) => {
        const { logLikelihood, possible } = scoreDocuments(model(training, vocabulary, order), documentsOf([document]));
        const grams = referenceGrams(training, order);
        const frozen = new Set(vocabulary.flat().map(String));
        const symbols = padded(document, order);
        logLikelihood.forEach((score, i) => {
          const history = symbols.slice(i, i + order - 1);
          const symbol = symbols[i + order - 1]!;
          expect(score).toBeCloseTo(Math.log(referenceProbability(grams, frozen, history, symbol)), 12);
          expect(possible![i]).toBe(referencePossible(grams, history, symbol) ? 1 : 0);
        });
      }),
    );
  });

  it('sums to one over the frozen vocabulary, the end and the unknown symbol after any history', () => {
    fc.assert(
      fc.property(smallCorpora(5), smallCorpora(5), orders, probe, (training, vocabulary, order, history) => {
        const grams = model(training, vocabulary, order);
        const tokens = [...new Set(vocabulary.flat()), UNKNOWN];
        const continued = tokens.map((token) => [...history, token]);
        const { logLikelihood, unitStart } = scoreDocuments(grams, documentsOf([...continued, history]));
        const next = [...continued, history].map((_, i) => Math.exp(logLikelihood[unitStart[i]! + history.length]!));
        expect(next.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('sums to one for a corpus collapsed to one document', () => {
    const grams = model(Array<number[]>(50).fill([3, 3, 3]), [[3, 3, 3]], 3);
    const { logLikelihood, unitStart } = scoreDocuments(grams, documentsOf([[3, 3], [3, UNKNOWN], [3]]));
    const next = [0, 1, 2].map((i) => Math.exp(logLikelihood[unitStart[i]! + 1]!));
    expect(next[0]! + next[1]! + next[2]!).toBeCloseTo(1, 14);
  });

  it('follows the hand-worked interpolation of a bigram', () => {
    // Corpus "a b", vocabulary {a, b}, 1/V = 1/4. Unigrams a, b, end once each: p(b) = (1 + 3/4) / (3 + 3) = 7/24.
    // After a only b, once: p(b | a) = (1 + 7/24) / (1 + 1) = 31/48.
    const { logLikelihood } = scoreDocuments(model([[0, 1]], [[0, 1]], 2), documentsOf([[0, 1]]));
    expect(Math.exp(logLikelihood[1]!)).toBeCloseTo(31 / 48, 14);
  });

  it('scores one unit per token and one per end, so an empty document has one', () => {
    const scores = scoreDocuments(model([[0, 1], []], [[0, 1]], 2), documentsOf([[0, 1, 0], []]));
    expect([...scores.unitStart]).toEqual([0, 4, 5]);
    expect(scores.logLikelihood).toHaveLength(5);
  });

  it('scores all tokens outside the frozen vocabulary alike, even those it was trained on', () => {
    const grams = model([[0, 7], [0, 8], [0, 8]], [[0]], 2);
    const { logLikelihood, possible } = scoreDocuments(grams, documentsOf([[0, 7], [0, 8], [0, 9]]));
    expect(logLikelihood[1]).toBe(logLikelihood[4]);
    expect(logLikelihood[1]).toBe(logLikelihood[7]);
    expect([possible![1], possible![4], possible![7]]).toEqual([1, 1, 0]);
  });

  it('calls a token of the vocabulary that was lost impossible, but scores it', () => {
    const { logLikelihood, possible } = scoreDocuments(model([[0]], [[0, 1]], 2), documentsOf([[1]]));
    expect(possible![0]).toBe(0);
    expect(logLikelihood[0]).toBeGreaterThan(-Infinity);
  });
});
