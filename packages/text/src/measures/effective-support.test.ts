import { describe, expect, it } from 'vitest';
import { effectiveSupport } from './effective-support.ts';
import { generationOf } from '../testing/generation.ts';

const measure = effectiveSupport.create({});
const FOUR = [[0, 1, 2, 3]];

describe('effective-support', () => {
  it('is worked out by hand for four types seen once each', () => {
    // Any 2 of the 4 tokens are 2 different types: two types of equal share.
    const row = measure.measure(generationOf(0, FOUR)) as Record<string, number>;
    expect(row['effectiveSupport']).toBeCloseTo(2, 12);
    expect(row).not.toHaveProperty('relativeSupport');
  });

  it("is relative to generation 1, which is 1 by definition", () => {
    expect(measure.measure(generationOf(1, FOUR))).toMatchObject({ relativeSupport: 1 });
    const later = measure.measure(generationOf(5, [[2, 2, 2, 2]], FOUR, { effectiveSupport: 2 })) as Record<string, number>;
    expect(later['effectiveSupport']).toBeCloseTo(1, 12);
    expect(later['relativeSupport']).toBeCloseTo(0.5, 12);
  });

  it('is absent where it could only be 1, as samples are rarefied to one token', () => {
    expect(measure.measure(generationOf(1, FOUR, [[0, 1, 2]]))).toEqual({});
  });

  it('rarefies to a share of the real sample, so a sample of other length is compared at the same size', () => {
    // 20 tokens of two types in equal shares against a real sample of 4: 2 drawn from 20 are different with 10/19.
    const longer = [Array.from({ length: 20 }, (_, i) => i % 2)];
    const row = effectiveSupport.create({ order: 0 }).measure(generationOf(2, longer, FOUR, { effectiveSupport: 2 })) as Record<string, number>;
    expect(row['effectiveSupport']).toBeCloseTo(1 + 10 / 19, 12);
  });

  it('is undefined for a sample below the common size', () => {
    const row = measure.measure(generationOf(2, [[1]], FOUR, { effectiveSupport: 2 }));
    expect(row).toEqual({ effectiveSupport: NaN, relativeSupport: NaN });
  });

  it('takes the order of the Hill number and the common size as parameters', () => {
    // All four tokens: the plug-in Hill number of order 2 of counts 2, 1, 1 is 1 / (1/4 + 1/16 + 1/16) = 8/3.
    const row = effectiveSupport.create({ rarefyTo: 1, order: 2 }).measure(generationOf(0, [[0, 0, 1, 2]])) as Record<string, number>;
    expect(row['effectiveSupport']).toBeCloseTo(8 / 3, 12);
  });
});
