import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixture1dEntropy } from './mixture1d-entropy.ts';
import type { Mixture1d } from './mixture1d.ts';

const law = (...components: [weight: number, mean: number, stdDev: number][]): Mixture1d => ({
  weights: Float64Array.from(components, ([weight]) => weight),
  means: Float64Array.from(components, ([, mean]) => mean),
  variances: Float64Array.from(components, ([, , s]) => s * s),
});

/** ½ ln(2πe s²). */
const gaussian = (s: number): number => 0.5 * Math.log(2 * Math.PI * Math.E * s * s);

test('components that coincide are one Gaussian', () => {
  expect(Math.abs(mixture1dEntropy(law([0.3, 1, 2], [0.7, 1, 2])) - gaussian(2))).toBeLessThan(1e-10);
});

test('components far apart add the entropy of the choice between them', () => {
  // For disjoint laws h = Σ w h_j − Σ w ln w; at 60 standard deviations the overlap is below exp(−400).
  const choice = -(0.2 * Math.log(0.2) + 0.5 * Math.log(0.5) + 0.3 * Math.log(0.3));
  const expected = choice + 0.2 * gaussian(1) + 0.5 * gaussian(0.5) + 0.3 * gaussian(2);
  expect(Math.abs(mixture1dEntropy(law([0.2, -100, 1], [0.5, 0, 0.5], [0.3, 200, 2])) - expected)).toBeLessThan(1e-10);
});

test('a needle inside a broad component is found, and at 10⁻⁸ of the width it is as good as disjoint', () => {
  // The overlap of N(0, 1) with the needle's range is of order 10⁻⁸ times logarithms.
  const expected = Math.log(2) + 0.5 * gaussian(1) + 0.5 * gaussian(1e-8);
  expect(Math.abs(mixture1dEntropy(law([0.5, 0, 1], [0.5, 0.3, 1e-8])) - expected)).toBeLessThan(1e-6);
});

test('agrees with an exponentially convergent trapezoid sum where components overlap', () => {
  // The trapezoid rule on the whole line converges faster than any power of its step for analytic integrands; halving the
  // step from 1/64 to 1/128 changes nothing here beyond rounding.
  const [w, m0, s0, m1, s1] = [0.35, -1, 0.8, 1.4, 1.7];
  const density = (x: number, m: number, s: number): number => Math.exp(-0.5 * ((x - m) / s) * ((x - m) / s)) / (s * Math.sqrt(2 * Math.PI));
  let expected = 0;
  for (let i = -30 * 128; i <= 30 * 128; i++) {
    const p = w * density(i / 128, m0, s0) + (1 - w) * density(i / 128, m1, s1);
    if (p > 0) expected -= (p * Math.log(p)) / 128;
  }
  expect(Math.abs(mixture1dEntropy(law([w, m0, s0], [1 - w, m1, s1])) - expected)).toBeLessThan(1e-10);
});

test('moving changes nothing, and scaling by c adds ln c', () => {
  const finite = { noNaN: true, noDefaultInfinity: true };
  const weights = fc.double({ min: 0.01, max: 0.99, ...finite });
  const means = fc.double({ min: -20, max: 20, ...finite });
  const widths = fc.double({ min: 0.01, max: 5, ...finite });
  fc.assert(
    fc.property(weights, means, means, widths, widths, fc.double({ min: 0.1, max: 10, ...finite }), (w, a, b, s, t, c) => {
      const before = mixture1dEntropy(law([w, a, s], [1 - w, b, t]));
      const after = mixture1dEntropy(law([w, c * a + 7, c * s], [1 - w, c * b + 7, c * t]));
      expect(Math.abs(after - before - Math.log(c))).toBeLessThan(2e-10);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('no width has entropy −∞, and a component without weight does not count', () => {
  expect(mixture1dEntropy(law([0.5, 0, 1], [0.5, 3, 0]))).toBe(-Infinity);
  expect(mixture1dEntropy(law([1, 0, 1], [0, 3, 0]))).toBeCloseTo(gaussian(1), 14);
});
