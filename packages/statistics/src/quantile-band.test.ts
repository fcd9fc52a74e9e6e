import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileBand } from './quantile-band.ts';

describe('quantileBand', () => {
  it('takes the quantiles over chains at each generation', () => {
    const { probabilities, quantiles, counts } = quantileBand(
      [
        [1, 10],
        [3, 30],
        [2, 20],
      ],
      [0.25, 0.5, 1],
    );
    expect(probabilities).toEqual([0.25, 0.5, 1]);
    expect(quantiles.map((values) => [...values])).toEqual([
      [1.5, 15],
      [2, 20],
      [3, 30],
    ]);
    expect([...counts]).toEqual([3, 3]);
  });

  it('leaves out NaN and chains that have ended, and says how many values remain', () => {
    const { quantiles, counts } = quantileBand([[1, NaN, 5, NaN], Float64Array.of(3, 4), [5]], [0.5]);
    expect([...quantiles[0]!]).toEqual([3, 4, 5, NaN]);
    expect([...counts]).toEqual([3, 1, 1, 0]);
  });

  it('counts infinities as values', () => {
    const { quantiles, counts } = quantileBand([[0], [Infinity], [Infinity]], [0, 0.5, 1]);
    expect(quantiles.map((values) => values[0])).toEqual([0, Infinity, Infinity]);
    expect(counts[0]).toBe(3);
  });

  it('is empty without chains', () => {
    expect(quantileBand([], [0.5])).toEqual({ probabilities: [0.5], quantiles: [new Float64Array(0)], counts: new Uint32Array(0) });
  });

  it('does not depend on the order of the chains', () => {
    const chain = fc.array(fc.oneof(fc.double(), fc.constant(NaN)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(chain, { maxLength: 8 }), (series) => {
        expect(quantileBand(series.toReversed(), [0.1, 0.5, 0.9])).toEqual(quantileBand(series, [0.1, 0.5, 0.9]));
      }),
    );
  });
});
