import type { Documents } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { generationOf } from '../testing/generation.ts';
import { survivingWords } from './surviving-words.ts';

const measure = survivingWords.create({ bands: [1, 2] });
const PARTS = ['the', ' wh', 'ale', ' s', 'ea', ' ro', 'ar', '! The'];

/** Parts of words, joined as a byte-pair encoding joins them. */
const world = { show: ({ tokens, starts }: Documents, i: number) => Array.from(tokens.subarray(starts[i]!, starts[i + 1]!), (id) => PARTS[id]!).join('') } as World<Documents>;

// "the whale the sea", "the roar".
const REAL = [[0, 1, 2, 7, 3, 4], [0, 5, 6]];
const at = (generation: number, sample: number[][]): unknown => measure.measure({ ...generationOf(generation, sample, REAL), heldOut: documentsOf([[3, 2]]), world });

describe('surviving-words', () => {
  it('counts words, not tokens, and what is neither real nor held out', () => {
    // "the whea roar", "sale": of "whale", "sea" and "roar" one is left; "sale" is held out, "whea" is nowhere.
    expect(at(2, [[0, 1, 4, 5, 6], [3, 2]])).toEqual({ wordTypes: 4, newWords: 1 / 4, wordsFrom1: 1 / 3, wordsFrom2: 1 });
  });

  it('has at generation 0 the number of words alone, and is silent without documents', () => {
    expect(at(0, REAL)).toEqual({ wordTypes: 4 });
    expect(at(3, [])).toEqual({});
  });

  it('tells a sample without words by no number', () => {
    expect(at(1, [[]])).toEqual({ wordTypes: 0, newWords: NaN, wordsFrom1: 0, wordsFrom2: 0 });
  });
});
