import { describe, expect, it } from 'vitest';
import { generationOf } from '../testing/generation.ts';
import { shannonEntropy } from './shannon-entropy.ts';

const measure = shannonEntropy.create({});

describe('shannon-entropy', () => {
  it('is ln 2 for two types in equal shares', () => {
    expect(measure.measure(generationOf(1, [[0, 3], [3, 0]]))).toEqual({ shannonEntropy: Math.LN2 });
  });

  it('is undefined for a sample without tokens', () => {
    expect(measure.measure(generationOf(1, [[]]))).toEqual({ shannonEntropy: NaN });
  });
});
