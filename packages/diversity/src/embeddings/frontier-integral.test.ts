import { expect, it } from 'vitest';
import { klDivergence } from '../distributions/kl-divergence.ts';
import { frontierIntegral } from './frontier-integral.ts';

it('is twice the mean of the mixtures’ divergences', () => {
  const [p, q] = [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]];
  // The midpoint rule over 2000 mixtures, whose error is of the order of the step squared.
  let mean = 0;
  for (let i = 0; i < 2000; i++) {
    const w = (i + 0.5) / 2000;
    const mixture = p.map((share, k) => w * share + (1 - w) * q[k]!);
    mean += (w * klDivergence(p, mixture) + (1 - w) * klDivergence(q, mixture)) / 2000;
  }
  expect(frontierIntegral(p, q)).toBeCloseTo(2 * mean, 6);
});

it('is 0 for equal laws, 1 for disjoint ones, NaN for an empty one', () => {
  expect(frontierIntegral([1, 2], [2, 4])).toBeCloseTo(0, 15);
  expect(frontierIntegral([1, 0], [0, 3])).toBe(1);
  expect(frontierIntegral([0, 0], [0, 3])).toBeNaN();
});
