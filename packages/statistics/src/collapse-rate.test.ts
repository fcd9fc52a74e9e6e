import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapseRate } from './collapse-rate.ts';

const window = { from: 2, to: 5, gaps: 'undefined', level: 0.9 } as const;
const decaying = (rate: number, generations = 8): number[] => Array.from({ length: generations }, (_, t) => 3 * Math.exp(rate * t));

describe('collapseRate', () => {
  it('is the least squares slope of the logarithm within the window', () => {
    // R 4.2.2: coef(lm(log(c(8, 5, 3, 2.2)) ~ c(2, 3, 4, 5))).
    expect(collapseRate([[99, 99, 8, 5, 3, 2.2, 99]], window).slopes[0]).toBeCloseTo(-0.4383778167712688, 13);
  });

  it('has Student’s interval over chains', () => {
    const rate = collapseRate([-0.11, -0.07, -0.2, -0.13, -0.09].map((slope) => decaying(slope)), window);
    // R 4.2.2: t.test(slopes, conf.level = 0.9).
    expect(rate.estimate).toBeCloseTo(-0.12, 12);
    expect(rate.low).toBeCloseTo(-0.1676695433184086, 12);
    expect(rate.high).toBeCloseTo(-0.07233045668159142, 12);
    expect(rate).toMatchObject({ chains: 5, level: 0.9, gaps: new Uint32Array(5) });
  });

  it('leaves a chain with a gap without a slope, or fits its other generations, as asked', () => {
    const zero = decaying(-0.3);
    zero[4] = 0;
    const series = [decaying(-0.1), zero, decaying(-0.2, 4), [1, 1, -1, NaN, Infinity, 1]];
    const strict = collapseRate(series, window);
    expect([...strict.gaps]).toEqual([0, 1, 2, 3]);
    expect([...strict.slopes].map(Number.isNaN)).toEqual([false, true, true, true]);
    expect(strict).toMatchObject({ chains: 1, estimate: expect.closeTo(-0.1, 12) as number, low: NaN, high: NaN });
    const lenient = collapseRate(series, { ...window, gaps: 'skip' });
    [-0.1, -0.3, -0.2].forEach((slope, c) => expect(lenient.slopes[c]).toBeCloseTo(slope, 12));
    expect(lenient.slopes[3]).toBeNaN();
    expect(lenient).toMatchObject({ chains: 3, estimate: expect.closeTo(-0.2, 12) as number });
  });

  it('takes the generations of thinned records, and counts as gaps only what should have been recorded', () => {
    const generations = [0, 1, 4, 8, 9];
    const thinned = generations.map((t) => decaying(-0.3, 10)[t]!);
    const rate = collapseRate([thinned, thinned.slice(0, 3)], { from: 1, to: 9, gaps: 'skip', level: 0.9, generations });
    rate.slopes.forEach((slope) => expect(slope).toBeCloseTo(-0.3, 12));
    expect([...rate.gaps]).toEqual([0, 2]);
  });

  it('is undefined without chains', () => {
    expect(collapseRate([], window)).toMatchObject({ chains: 0, estimate: NaN, low: NaN, high: NaN });
  });

  it('does not depend on the scale of the measure or the order of the chains', () => {
    const chain = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(chain, { minLength: 2, maxLength: 5 }), fc.constantFrom(0.001, 7), (series, scale) => {
        const rate = collapseRate(series, window);
        const other = collapseRate(series.toReversed().map((values) => values.map((x) => scale * x)), window);
        expect(other.estimate).toBeCloseTo(rate.estimate, 10);
        expect(other.low).toBeCloseTo(rate.low, 9);
      }),
    );
  });

  it('refuses a window or a level that means nothing', () => {
    expect(() => collapseRate([], { ...window, to: 2 })).toThrow('window must hold two generations or more, but got 2 to 2');
    expect(() => collapseRate([], { ...window, level: 90 })).toThrow('level must be between 0 and 1, but got 90');
  });
});
