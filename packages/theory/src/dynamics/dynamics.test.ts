import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breeders, guidedVariance, mutationBalance, truncation } from './breeders.ts';
import { fengThreshold } from './feng.ts';
import { barzilaiShamir, ripCorrelation } from './in-painting.ts';
import { bhwCascade, womExponent, womLocalExponent, womPrecision, womTwoAgents } from './social-learning.ts';

const wordOfMouth = { evidence: 0.25, channel: 1, prior: 1 };

it('learns as k, k^(1/3), k^(1/7) with 1, 2, 3 agents in series: the local exponents of row 15a within its .02', () => {
  [1, 0.333, 0.143].forEach((exponent, i) => {
    expect(womExponent(i + 1)).toBeCloseTo(exponent, 3);
    expect(Math.abs(womLocalExponent({ ...wordOfMouth, agents: i + 1 }, 1e5, 1e6) - exponent)).toBeLessThan(0.02);
  });
  expect(womPrecision({ ...wordOfMouth, agents: 2 }, 1e6)).toBeCloseTo(57, 1);
  expect(womTwoAgents(wordOfMouth, 1e6)).toBeCloseTo(57.2, 1);
});

it('is a plain Kalman filter with one agent, and knows only the prior before the first round', () => {
  expect(womPrecision({ ...wordOfMouth, agents: 1 }, 12)).toBe(4);
  expect(womPrecision({ ...wordOfMouth, agents: 3 }, 0)).toBe(1);
});

it('herds rightly with .7532 at q = .7, always at q = 1, by a coin at q = ½ (row 15b)', () => {
  expect(bhwCascade(0.7)).toBeCloseTo(0.7532, 4);
  expect([0.5, 1].map(bhwCascade)).toEqual([0.5, 1]);
});

it('turns at 1/(1 + ψ/φ): a verifier that cannot tell at ½, one that never keeps a wrong label at 1 (row 17a)', () => {
  expect(fengThreshold({ keepRight: 0.9, keepWrong: 0.1 })).toBeCloseTo(0.9, 15);
  expect(fengThreshold({ keepRight: 0.4, keepWrong: 0.4 })).toBe(0.5);
  expect(fengThreshold({ keepRight: 0.4, keepWrong: 0 })).toBe(1);
});

it('selects the best half with intensity √(2/π), and nothing where all are parents (row 13)', () => {
  expect(truncation(0.5).threshold).toBeCloseTo(0, 12);
  expect(truncation(0.5).intensity).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
  const { response, differential, variance } = breeders({ heritability: 0.5, share: 0.5, stdDev: 2 });
  expect(response).toBeCloseTo(differential / 2, 14);
  // h²(1 − h²·2/π)σ² = 0.5 (1 − 1/π) 4.
  expect(variance).toBeCloseTo(2 * (1 - 1 / Math.PI), 12);
  expect(breeders({ heritability: 0.4, share: 1, stdDev: 1 })).toEqual({ differential: 0, response: 0, variance: 0.4 });
});

it('selects ever more sharply as ever fewer are parents, h²(1 − h²) being left at last', () => {
  // scipy 1.10.1: norm.isf(1e-20), and norm.pdf of it over 1e-20.
  expect(truncation(1e-20).threshold).toBeCloseTo(9.26234008979841, 10);
  expect(truncation(1e-20).intensity).toBeCloseTo(9.36792253480534, 10);
  expect(breeders({ heritability: 0.4, share: 1e-300, stdDev: 1 }).variance).toBeCloseTo(0.4 * 0.6, 3);
  expect(breeders({ heritability: 0.4, share: 0, stdDev: 1 })).toEqual({ differential: Infinity, response: Infinity, variance: expect.closeTo(0.24, 15) as number });
});

it('divides the variance by the guidance scale, against which mutation holds m/(1 − 1/w)', () => {
  expect(guidedVariance(2, 3)).toBeCloseTo(1 / 8, 15);
  expect(guidedVariance(2, 0)).toBe(1);
  expect(mutationBalance(2, 0.1)).toBeCloseTo(0.2, 15);
  expect(mutationBalance(1, 0.1)).toBe(Infinity);
});

it('forgets a torus by 1 − b/N a step, and collapses T/(T+2) of accumulating chains (rows 12 and 18)', () => {
  expect(ripCorrelation({ cells: 4, block: 1, t: 2 })).toBeCloseTo(0.5625, 15);
  expect([0, 1].map((block) => ripCorrelation({ cells: 1, block, t: 5 }))).toEqual([1, 0]);
  expect([0, 1, 2, Infinity].map(barzilaiShamir)).toEqual([0, 1 / 3, 0.5, 1]);
  fc.assert(fc.property(fc.nat(10_000), (batches) => barzilaiShamir(batches) < barzilaiShamir(batches + 1)));
});
