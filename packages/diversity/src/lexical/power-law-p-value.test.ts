import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { powerLawPValue } from './power-law-p-value.ts';

it('rules out counts that are all about the same', () => {
  const rng = streams('power-law').rng();
  const even = Array.from({ length: 400 }, (_, i) => 30 + (i % 40));
  // 40 equally common values from 30 on follow no law of this kind: an honest sample is as far in fewer than 1 of 20.
  expect(powerLawPValue(even, 20, rng)).toBeLessThan(0.1);
});

it('allows a sample of the law itself', () => {
  // Quantiles of P(count ≥ x) = 1 / x, whose exponent is 2 for large x, without noise: no sample is nearer.
  const ideal = Array.from({ length: 300 }, (_, i) => Math.floor(300 / (i + 0.5)));
  expect(powerLawPValue(ideal, 20, streams('power-law').rng())).toBeGreaterThan(0.5);
});

it('is NaN where nothing can be fitted', () => {
  expect(powerLawPValue([2, 2], 5, streams('power-law').rng())).toBeNaN();
});
