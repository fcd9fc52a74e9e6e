import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFromSource, entropyPerUnit, entropyRate, probabilityAfter, randomMarkovSource, type MarkovParameters, type MarkovSource } from './markov-source.ts';
import { scoreUnderSource } from './score-source.ts';
import { surpriseBeyond } from '../testing/surprise.ts';

const make = (parameters: MarkovParameters, seed = 1): MarkovSource => randomMarkovSource(parameters, streams(seed).rng());
const some = { vocabulary: 40, exponent: 1.1, successors: 3, restart: 0.2 };

/** p(w | u) of all pairs, row by row, as `probabilityAfter` tells them. */
const matrixOf = (source: MarkovSource): number[][] => Array.from(source.zipf, (_, u) => Array.from(source.zipf, (_, w) => probabilityAfter(source, u, w)));

const parameters = fc.record({
  vocabulary: fc.integer({ min: 2, max: 30 }),
  exponent: fc.double({ min: 0, max: 3, noNaN: true }),
  successors: fc.integer({ min: 1, max: 8 }),
  restart: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

describe('randomMarkovSource', () => {
  it('has rows that are laws, and a stationary law that they leave as it is', () => {
    fc.assert(
      fc.property(parameters, fc.integer(), (given, seed) => {
        const source = make(given, seed);
        const matrix = matrixOf(source);
        for (const row of matrix) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        source.stationary.forEach((share, w) => expect(matrix.reduce((sum, row, u) => sum + source.stationary[u]! * row[w]!, 0)).toBeCloseTo(share, 11));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is known by its entropy rate: that of the whole matrix', () => {
    const source = make(some);
    const rate = matrixOf(source).reduce((sum, row, u) => sum - source.stationary[u]! * row.reduce((inner, p) => inner + p * Math.log(p), 0), 0);
    expect(entropyRate(source)).toBeCloseTo(rate, 12);
  });

  it("is Zipf's law without memory at restart 1", () => {
    const source = make({ ...some, vocabulary: 4, exponent: 1, restart: 1 });
    // Shares 12, 6, 4 and 3 of 25.
    const entropy = -[12, 6, 4, 3].reduce((sum, k) => sum + (k / 25) * Math.log(k / 25), 0);
    expect(entropyRate(source)).toBeCloseTo(entropy, 12);
    expect([...source.stationary].map((each) => Math.round(each * 25e9) / 1e9)).toEqual([12, 6, 4, 3]);
    expect(entropyPerUnit(source, { tokens: 7, ends: false })).toBeCloseTo(entropy, 12);
  });
});

describe('drawFromSource', () => {
  it('gives documents as long as they are asked for', () => {
    const { starts } = drawFromSource(make(some), { tokens: 9, ends: false }, 20, streams(2).rng());
    expect([...starts]).toEqual(Array.from({ length: 21 }, (_, i) => 9 * i));
  });

  it.each([true, false])('draws what it scores: the mean log-likelihood is the entropy (ends: %s)', (ends) => {
    const source = make(some);
    const length = { tokens: 12, ends };
    const scores = scoreUnderSource(source, length, drawFromSource(source, length, 20_000, streams(3).rng()));
    const { z, error } = surpriseBeyond(entropyPerUnit(source, length), scores);
    expect(Math.abs(z)).toBeLessThan(4.5);
    expect(error).toBeLessThan(0.01);
  });

  it('visits types as often as the stationary law says', () => {
    const source = make(some);
    const { tokens } = drawFromSource(source, { tokens: 2, ends: false }, 50_000, streams(4).rng());
    // Second tokens of independent documents are independent draws of it: binomial counts.
    source.stationary.forEach((share, w) => {
      const count = tokens.filter((token, i) => i % 2 === 1 && token === w).length;
      expect(Math.abs(count - 50_000 * share)).toBeLessThan(4.5 * Math.sqrt(50_000 * share * (1 - share)) + 1);
    });
  });
});

describe('scoreUnderSource', () => {
  it('sums to one over all documents of two types', () => {
    const source = make({ ...some, vocabulary: 2 });
    const all = [[0], [1], [0, 0], [0, 1], [1, 0], [1, 1]];
    const starts = Uint32Array.from([0, 1, 2, 4, 6, 8, 10]);
    const { logLikelihood, unitStart } = scoreUnderSource(source, { tokens: 4, ends: true }, { tokens: Uint32Array.from(all.flat()), starts });
    const p = all.map((_, i) => Math.exp(logLikelihood.subarray(unitStart[i], unitStart[i + 1]).reduce((a, b) => a + b, 0)));
    // Documents of one and of two tokens: 1/4, then 3/4 · 1/4.
    expect(p.slice(0, 2).reduce((a, b) => a + b)).toBeCloseTo(1 / 4, 12);
    expect(p.slice(2).reduce((a, b) => a + b)).toBeCloseTo(3 / 16, 12);
  });

  it('calls impossible what the source never writes: no token, a type of nobody, another length', () => {
    const source = make(some);
    const scores = scoreUnderSource(source, { tokens: 4, ends: true }, { tokens: Uint32Array.of(0, 99, 0), starts: Uint32Array.of(0, 0, 3) });
    expect([...scores.logLikelihood]).toEqual([-Infinity, Math.log(source.stationary[0]!), -Infinity, -Infinity, -Infinity]);
    const fixed = scoreUnderSource(source, { tokens: 1, ends: false }, { tokens: Uint32Array.of(0, 0), starts: Uint32Array.of(0, 2) });
    expect([...fixed.logLikelihood]).toEqual([Math.log(source.stationary[0]!), -Infinity]);
  });
});
