import { describe, expect, it } from 'vitest';
import { generationOf } from '../testing/generation.ts';
import { vocabulary } from './vocabulary.ts';

const measure = vocabulary.create({});

describe('vocabulary', () => {
  it('counts types and hapaxes over all documents', () => {
    // Types 0, 4, 5 with counts 3, 1, 1.
    expect(measure.measure(generationOf(1, [[0, 4, 0], [0, 5]]))).toEqual({ types: 3, typeTokenRatio: 3 / 5, hapaxShare: 2 / 3 });
  });

  it('has no ratio for a sample without tokens', () => {
    expect(measure.measure(generationOf(1, [[], []]))).toEqual({ types: 0, typeTokenRatio: NaN, hapaxShare: NaN });
  });
});
