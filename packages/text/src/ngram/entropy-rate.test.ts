import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { smoothedModel as model } from '../testing/smoothed.ts';
import { BOUNDARIES } from './boundaries.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { entropyPerSymbol } from './entropy.ts';
import { exactEntropyRate, sampledEntropyRate } from './entropy-rate.ts';

const CORPUS = [[0, 1, 0, 2], [0, 1, 1], [0], [1, 0, 2, 0, 1, 0, 0], [2, 2], [2, 1, 0], []];

describe('exactEntropyRate', () => {
  it.each([1, 2, 3, 4])('is the entropy of the counts where nothing is smoothed (order %i)', (order) => {
    for (const boundaries of ['padded', 'single'] as const) {
      const grams = model(CORPUS, CORPUS, { order, smoothing: 'none', boundaries });
      expect(exactEntropyRate(grams)!.entropy).toBeCloseTo(entropyPerSymbol(buildGramTrie(documentsOf(CORPUS), order, boundaries)), 9);
    }
  });

  it('weighs the entropy after each context by how often the law visits it', () => {
    const grams = model([[0, 1, 2]], [[0, 1, 2]], { order: 2, smoothing: 'add-k', rule: 'closed', boundaries: 'none' });
    // A quarter more of each: after 0 the counts 0 1 0 give 1/7, 5/7, 1/7; after 1, 0 0 1 give 1/7, 1/7, 5/7; nothing follows 2.
    const h = -(5 / 7) * Math.log(5 / 7) - (2 / 7) * Math.log(1 / 7);
    // π = π P with z for 2: x = (x + y)/7 + z/3, y = (5x + y)/7 + z/3, so that y = x + 4x/7, z = 3(6x − y)/7 = 93x/49.
    const [x, y, z] = [49, 77, 93].map((share) => share / 219) as [number, number, number];
    expect(exactEntropyRate(grams)!.entropy).toBeCloseTo((x + y) * h + z * Math.log(3), 9);
  });

  it('is zero for a corpus of one document, however the chain goes round', () => {
    expect(exactEntropyRate(model([[0, 1, 2]], [[0, 1, 2]], { order: 2, smoothing: 'none' }))!.entropy).toBe(0);
  });

  it('is not worked out for many contexts', () => {
    const lists = Array.from({ length: 700 }, (_, i) => [i, i + 1]);
    expect(exactEntropyRate(model(lists, lists, { order: 2 }))).toBeUndefined();
  });
});

describe('sampledEntropyRate', () => {
  it.each(BOUNDARIES)('comes to the exact rate within its error (boundaries %s)', (boundaries) => {
    const grams = model(CORPUS, [[0, 1, 2, 3]], { order: 3, smoothing: 'witten-bell', boundaries });
    const { entropy, standardError } = sampledEntropyRate(grams, { count: 2000, maxTokens: 1000, rng: streams('entropy-rate').fork(boundaries).rng() });
    expect(standardError).toBeGreaterThan(0);
    // Documents are independent; without ends the first of 1000 symbols are drawn from where few go later, less than 5/1000 of them.
    expect(Math.abs(entropy - exactEntropyRate(grams)!.entropy)).toBeLessThan(5 * standardError + (boundaries === 'none' ? 0.005 : 0));
  });
});
