import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { padded } from '../testing/reference-grams.ts';
import { referenceLaws } from '../testing/reference-law.ts';
import { smoothedModel as model } from '../testing/smoothed.ts';
import { BOUNDARIES, startSymbols } from './boundaries.ts';
import { sampleSmoothed } from './sample-smoothed.ts';
import { scoreDocuments } from './score-documents.ts';

const CORPUS = [[0, 1, 0, 2], [0, 1, 1], [0], [1, 0, 2, 0, 1, 0, 0], [2, 2], [2, 1, 0], [], [7, 0]];
// Type 3 was lost, type 7 is outside.
const VOCABULARY = [[0, 1, 2, 3]];
const TOKENS = [0, 1, 2, 3];

const rng = (name: string) => streams('sample-smoothed').fork(name).rng();

describe.each(Object.keys(referenceLaws))('sampleSmoothed under %s', (smoothing) => {
  it.each(BOUNDARIES)('draws each symbol at its probability after its history, given that it is known (boundaries %s)', (boundaries) => {
    const order = 3;
    const grams = model(CORPUS, VOCABULARY, { order, smoothing, boundaries });
    // Documents of at most 6 tokens, so that where there are no ends not all is the same.
    const drawn = listsOf(sampleSmoothed(grams, 20_000, 6, rng(`${smoothing}-${boundaries}`)));
    const counts = new Map<string, { history: number[]; next: Map<string, number> }>();
    for (const list of drawn) {
      const symbols = padded(list, order, boundaries);
      const starts = startSymbols(boundaries, order);
      // The end of a document of 6 tokens may be where it was cut.
      const last = list.length < 6 ? symbols.length : starts + list.length;
      for (let i = starts; i < last; i++) {
        const history = list.slice(0, i - starts);
        const key = symbols.slice(Math.max(0, i - order + 1), i).join(' ');
        const after = counts.get(key) ?? { history, next: new Map<string, number>() };
        counts.set(key, after);
        after.next.set(symbols[i]!, (after.next.get(symbols[i]!) ?? 0) + 1);
      }
    }
    let statistic = 0;
    let freedom = 0;
    for (const { history, next } of counts.values()) {
      const n = [...next.values()].reduce((a, b) => a + b, 0);
      const continued = [...TOKENS.map((token) => [...history, token]), ...(boundaries === 'none' ? [] : [history])];
      const { logLikelihood, unitStart } = scoreDocuments(grams, documentsOf(continued));
      const law = continued.map((_, i) => Math.exp(logLikelihood[unitStart[i]! + history.length]!));
      const known = law.reduce((a, b) => a + b, 0);
      const expected = law.map((p) => (n * p) / known);
      const seen = [...TOKENS.map(String), 'E'].map((symbol) => next.get(symbol) ?? 0);
      // Pearson's statistic is chi-square where every count is expected often enough; below 5 they are taken together.
      let [rareSeen, rareExpected] = [0, 0];
      let cells = -1;
      expected.forEach((e, i) => {
        if (e === 0) expect(seen[i]).toBe(0);
        else if (e < 5) [rareSeen, rareExpected] = [rareSeen + seen[i]!, rareExpected + e];
        else {
          statistic += ((seen[i]! - e) * (seen[i]! - e)) / e;
          cells++;
        }
      });
      if (rareExpected >= 5) {
        statistic += ((rareSeen - rareExpected) * (rareSeen - rareExpected)) / rareExpected;
        cells++;
      }
      freedom += Math.max(cells, 0);
    }
    // Transition counts of a Markov chain: asymptotically chi-square (Billingsley 1961). P(X > k + 2√(kx) + 2x) ≤ e⁻ˣ
    // (Laurent & Massart 2000), here with e⁻ˣ = 10⁻⁶.
    const x = Math.log(1e6);
    expect(freedom).toBeGreaterThan(5);
    expect(statistic).toBeLessThan(freedom + 2 * Math.sqrt(freedom * x) + 2 * x);
  });
});

describe('sampleSmoothed', () => {
  it('brings back a type that was lost, and never one outside the vocabulary', () => {
    const drawn = sampleSmoothed(model(CORPUS, VOCABULARY, { order: 2 }), 2000, 50, rng('lost'));
    expect([...new Set(drawn.tokens)].sort()).toEqual(TOKENS);
  });

  it('draws the same documents from the same stream, and the first of them whatever their number', () => {
    const grams = model(CORPUS, VOCABULARY, { order: 3 });
    const all = listsOf(sampleSmoothed(grams, 50, 40, rng('same')));
    expect(listsOf(sampleSmoothed(model(CORPUS, VOCABULARY, { order: 3 }), 20, 40, rng('same')))).toEqual(all.slice(0, 20));
  });

  it('ends where everything of a closed vocabulary was seen, so that rounding alone is left for the rest', () => {
    const grams = model([[0, 0, 0, 0], [0]], [[0]], { order: 2, rule: 'closed' });
    expect(listsOf(sampleSmoothed(grams, 1000, 100, rng('closed')))).toHaveLength(1000);
  });

  it('refuses a law that knows nothing but the unknown symbol', () => {
    const grams = model([[7, 7]], [[0]], { order: 2, rule: 'unknown-only', boundaries: 'none' });
    expect(() => sampleSmoothed(grams, 1, 5, rng('unknown'))).toThrow('some probability');
  });

  it('draws after a context never seen, without smoothing, from the longest that was', () => {
    // Without ends nothing follows type 1: the empty context is drawn from.
    const grams = model([[0, 1]], [[0, 1]], { order: 2, smoothing: 'none', boundaries: 'none' });
    const drawn = listsOf(sampleSmoothed(grams, 200, 4, rng('dead-end')));
    for (const list of drawn) {
      expect(list).toHaveLength(4);
      for (let i = 1; i < 4; i++) if (list[i - 1] === 0) expect(list[i]).toBe(1);
    }
  });
});
