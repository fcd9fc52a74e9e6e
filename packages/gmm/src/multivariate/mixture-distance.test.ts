import { streams } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { informationCriteria } from './information-criteria.ts';
import { klMonteCarlo, klOfComponents, klVariational, squaredL2 } from './mixture-distance.ts';
import { mixtureEntropy, mixtureEntropyMonteCarlo } from './mixture-entropy.ts';
import type { MixtureLaw } from './mixture-law.ts';

const law = (weights: number[], means: number[], covariances: number[]): MixtureLaw => ({
  dimensions: 2,
  covariance: 'full',
  weights: Float64Array.from(weights),
  means: Float64Array.from(means),
  covariances: Float64Array.from(covariances),
});
const p = law([0.3, 0.7], [0, 0, 3, 1], [2, 0.5, 0.5, 1, 1, -0.3, -0.3, 0.5]);
const q = law([0.6, 0.4], [0.5, -1, 2, 2], [1.5, 0.2, 0.2, 2, 1, 0, 0, 1]);

// numpy 1.24.2 and scipy 1.10.1: densities of p and q on a grid of 0.02 over [−12, 14]², summed; divergences of components by inverses.
describe('between two mixtures in the plane', () => {
  test('L² is that of a fine grid', () => {
    expect(squaredL2(p, q)).toBeCloseTo(0.04964494134576413, 12);
    expect(squaredL2(p, p)).toBe(0);
  });

  test('KL by draws is that of a fine grid, within 4 standard errors that shrink with the draws', () => {
    const { estimate, standardError } = klMonteCarlo(p, q, 200_000, streams('kl'));
    expect(Math.abs(estimate - 1.0520013196976872)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.005);
  });

  test('entropy by draws and by quasi-random points is that of a fine grid', () => {
    const { estimate, standardError } = mixtureEntropyMonteCarlo(p, 200_000, streams('entropy'));
    expect(Math.abs(estimate - 3.054441945056927)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.003);
    expect(Math.abs(mixtureEntropy(p) - 3.054441945056927)).toBeLessThan(2e-3);
  });

  test("KL by the variational approximation is Hershey and Olsen's", () => {
    expect(klVariational(p, q)).toBeCloseTo(1.0733847906431306, 12);
    expect(klVariational(p, p)).toBe(0);
  });

  test('KL between components is in closed form', () => {
    expect(klOfComponents(p, 0, q, 0)).toBeCloseTo(0.5296786320921654, 14);
    expect(klOfComponents(p, 0, p, 0)).toBeCloseTo(0, 15);
  });
});

test('a component without width is infinitely far from all others', () => {
  const point = law([1], [0, 0], [0, 0, 0, 0]);
  expect(klOfComponents(p, 0, point, 0)).toBe(Infinity);
  expect(klOfComponents(point, 0, p, 0)).toBe(Infinity);
  expect(klVariational(point, p)).toBeNaN();
});

test('information criteria are those of scikit-learn 1.2.1 on golden fit gmm#18', () => {
  const { bic, aic } = informationCriteria({ logLikelihood: 200 * -5.162122041598115, items: 200, freeParameters: 5 });
  expect(bic).toBeCloseTo(2091.3404034719865, 9);
  expect(aic).toBeCloseTo(2074.8488166392463, 9);
});
