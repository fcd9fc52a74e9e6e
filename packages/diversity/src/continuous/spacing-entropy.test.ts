import { expect, it } from 'vitest';
import { spacingEntropy, spacingWindow } from './spacing-entropy.ts';

const methods = ['vasicek', 'van-es', 'ebrahimi', 'correa'] as const;
// Quantiles of the uniform law on 0 … 2, whose entropy is ln 2.
const uniform = Array.from({ length: 2000 }, (_, i) => (2 * (i + 0.5)) / 2000);

it.each(methods)('nears ln 2 for quantiles of the uniform law on 0 … 2: %s', (method) => {
  expect(Math.abs(spacingEntropy(uniform, spacingWindow(2000), method) - Math.LN2)).toBeLessThan(0.05);
});

it.each(methods)('adds ln c when values are scaled by c, and nothing when they are moved: %s', (method) => {
  const sample = [0.3, 1.9, 0.7, 5.2, 3.3, 2.8, 4.1];
  const scaled = sample.map((x) => 8 * x - 3);
  expect(spacingEntropy(scaled, 2, method) - spacingEntropy(sample, 2, method)).toBeCloseTo(Math.log(8), 12);
});

it('is −∞ where more than a window of values are equal', () => {
  expect(spacingEntropy([1, 1, 1, 1, 1, 1, 2], 2, 'vasicek')).toBe(-Infinity);
});

it('is NaN for windows that do not fit', () => {
  expect(spacingEntropy([1, 2, 3, 4], 2, 'vasicek')).toBeNaN();
  expect(spacingEntropy([], 1, 'van-es')).toBeNaN();
  expect([8, 100, 200].map(spacingWindow)).toEqual([3, 10, 14]);
});
