import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { entropyPerSymbol } from './entropy.ts';

describe('entropyPerSymbol', () => {
  it('is the plug-in entropy of tokens and ends at order 1', () => {
    // a a b end: frequencies 1/2, 1/4, 1/4.
    expect(entropyPerSymbol(buildGramTrie(documentsOf([[0, 0, 1]]), 1))).toBeCloseTo(1.5 * Math.LN2, 14);
  });

  it('weighs the entropy after each context by how often the context is visited', () => {
    // "a", "b": the start has ln 2, what follows a or b is certain; 2 of 4 symbols are drawn at a start.
    expect(entropyPerSymbol(buildGramTrie(documentsOf([[0], [1]]), 2))).toBeCloseTo(Math.LN2 / 2, 14);
  });

  it('is zero for a corpus that repeats one document', () => {
    expect(entropyPerSymbol(buildGramTrie(documentsOf([[0, 1, 2], [0, 1, 2]]), 2))).toBe(0);
  });
});
