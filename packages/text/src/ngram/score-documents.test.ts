import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { padded, referenceGrams, referencePossible } from '../testing/reference-grams.ts';
import { referenceLaws } from '../testing/reference-law.ts';
import { smoothedModel as model } from '../testing/smoothed.ts';
import { BOUNDARIES, startSymbols } from './boundaries.ts';
import { scoreDocuments } from './score-documents.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

const UNKNOWN = 90;

const orders = fc.integer({ min: 1, max: 5 });
const probe = fc.array(fc.nat(6), { maxLength: 8 });
const boundaries = fc.constantFrom(...BOUNDARIES);
const smoothings = Object.keys(referenceLaws);

describe.each(smoothings)('scoreDocuments under %s', (smoothing) => {
  const rules = fc.constantFrom(...(smoothing === 'add-k' ? (['open', 'closed'] as const) : (['open', 'closed', 'unknown-only', 'seen-only'] as const)));

  it('gives each token and each end its probability by definition', () => {
    fc.assert(
      fc.property(smallCorpora(5), smallCorpora(5), orders, boundaries, rules, probe, (training, vocabulary, order, around, rule, document) => {
        const grams = model(training, vocabulary, { order, smoothing, boundaries: around, rule });
        const { logLikelihood, possible } = scoreDocuments(grams, documentsOf([document]));
        const counts = referenceGrams(training, order, around);
        const frozen = new Set(vocabulary.flat().map(String));
        const symbols = padded(document, order, around);
        const starts = startSymbols(around, order);
        expect(logLikelihood).toHaveLength(symbols.length - starts);
        logLikelihood.forEach((score, i) => {
          const history = symbols.slice(Math.max(0, starts + i - order + 1), starts + i);
          const symbol = symbols[starts + i]!;
          const expected = referenceLaws[smoothing]!({ grams: counts, order, frozen, base: grams.base }, history, symbol);
          // Probabilities below 10⁻¹² are what rounding has left of sums to one.
          if (expected > 1e-12) expect(Math.abs(Math.exp(score) - expected)).toBeLessThan(1e-11);
          else expect(Math.exp(score)).toBeLessThan(1e-11);
          expect(possible[i]).toBe(referencePossible(counts, history, symbol) ? 1 : 0);
        });
      }),
    );
  });

  it('sums to one over the vocabulary, the end and the unknown symbol after any history', () => {
    fc.assert(
      fc.property(smallCorpora(5), smallCorpora(5), orders, boundaries, fc.constantFrom('open' as const, 'closed' as const), probe, (training, vocabulary, order, around, rule, history) => {
        fc.pre(vocabulary.flat().length > 0);
        const grams = model(training, vocabulary, { order, smoothing, boundaries: around, rule });
        const tokens = [...new Set(vocabulary.flat()), UNKNOWN];
        const continued = [...tokens.map((token) => [...history, token]), ...(around === 'none' ? [] : [history])];
        const { logLikelihood, unitStart } = scoreDocuments(grams, documentsOf(continued));
        const next = continued.map((_, i) => Math.exp(logLikelihood[unitStart[i]! + history.length]!));
        expect(next.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11);
      }),
    );
  });

  it('sums to one for a corpus collapsed to one document, and for a vocabulary of one', () => {
    const grams = model(Array<number[]>(50).fill([3, 3, 3]), [[3, 3, 3]], { order: 3, smoothing });
    const { logLikelihood, unitStart } = scoreDocuments(grams, documentsOf([[3, 3], [3, UNKNOWN], [3]]));
    const next = [0, 1, 2].map((i) => Math.exp(logLikelihood[unitStart[i]! + 1]!));
    expect(next[0]! + next[1]! + next[2]!).toBeCloseTo(1, 13);
  });
});

describe('scoreDocuments', () => {
  it('follows the hand-worked interpolation of a bigram', () => {
    // Corpus "a b", vocabulary {a, b}, 1/V = 1/4. Unigrams a, b, end once each: p(b) = (1 + 3/4) / (3 + 3) = 7/24.
    // After a only b, once: p(b | a) = (1 + 7/24) / (1 + 1) = 31/48.
    const { logLikelihood } = scoreDocuments(model([[0, 1]], [[0, 1]], { order: 2 }), documentsOf([[0, 1]]));
    expect(Math.exp(logLikelihood[1]!)).toBeCloseTo(31 / 48, 14);
  });

  it('gives what was never seen no probability without smoothing: −∞, not clamped', () => {
    const { logLikelihood } = scoreDocuments(model([[0, 1]], [[0, 1]], { order: 2, smoothing: 'none' }), documentsOf([[0, 0]]));
    expect([...logLikelihood]).toEqual([0, -Infinity, -Infinity]);
  });

  it('gives a token outside a closed vocabulary no probability', () => {
    const { logLikelihood } = scoreDocuments(model([[0, 1]], [[0, 1]], { order: 2, rule: 'closed' }), documentsOf([[7]]));
    expect(logLikelihood[0]).toBe(-Infinity);
  });

  it('scores one unit per token and one per end, so an empty document has one; without boundaries it has none', () => {
    const scores = scoreDocuments(model([[0, 1], []], [[0, 1]], { order: 2 }), documentsOf([[0, 1, 0], []]));
    expect([...scores.unitStart]).toEqual([0, 4, 5]);
    expect(scores.logLikelihood).toHaveLength(5);
    expect([...scoreDocuments(model([[0, 1], []], [[0, 1]], { order: 2, boundaries: 'none' }), documentsOf([[0, 1, 0], []])).unitStart]).toEqual([0, 3, 3]);
  });

  it('scores all tokens outside the frozen vocabulary alike, even those it was trained on', () => {
    const grams = model([[0, 7], [0, 8], [0, 8]], [[0]], { order: 2 });
    const { logLikelihood, possible } = scoreDocuments(grams, documentsOf([[0, 7], [0, 8], [0, 9]]));
    expect(logLikelihood[1]).toBe(logLikelihood[4]);
    expect(logLikelihood[1]).toBe(logLikelihood[7]);
    expect([possible[1], possible[4], possible[7]]).toEqual([1, 1, 0]);
  });

  it('calls a token of the vocabulary that was lost impossible, but scores it; drawn as it is smoothed it is possible', () => {
    const grams = model([[0]], [[0, 1]], { order: 2 });
    const { logLikelihood, possible } = scoreDocuments(grams, documentsOf([[1, 5]]));
    expect([...possible.subarray(0, 2)]).toEqual([0, 0]);
    expect(logLikelihood[0]).toBeGreaterThan(-Infinity);
    expect([...scoreDocuments(grams, documentsOf([[1, 5]]), 'smoothed').possible]).toEqual([1, 0, 1]);
  });
});
