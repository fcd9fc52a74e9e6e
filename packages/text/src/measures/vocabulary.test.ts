import { describe, expect, it } from 'vitest';
import { generationOf } from '../testing/generation.ts';
import { vocabulary } from './vocabulary.ts';

const measure = vocabulary.create({});

describe('vocabulary', () => {
  it('counts types over all documents, with full coverage where nothing occurs once', () => {
    expect(measure.measure(generationOf(1, [[0, 4, 0], [4, 5, 5]]))).toEqual({ types: 3, coverage: 1 });
  });

  it('has no coverage for a sample without tokens', () => {
    expect(measure.measure(generationOf(1, [[], []]))).toEqual({ types: 0, coverage: NaN });
  });
});
