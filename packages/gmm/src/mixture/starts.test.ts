import { readFileSync } from 'node:fs';
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import type { Ended } from '../em/em-rule.ts';
import type { SeedDraws } from '../kernels/k-means1d-seeds.ts';
import { fitMixture } from '../multivariate/fit-mixture.ts';
import type { CovarianceKind, MixtureLaw } from '../multivariate/mixture-law.ts';
import { fitted, goldenPoints, type DrawnFit } from '../testing/golden-fits.ts';
import { checkStart, quantileStart, randomItemsStart, randomStart, seedsStart, startOf, type StartItems } from './starts.ts';

interface StartedFit extends DrawnFit {
  init: 'k-means++' | 'random-from-data' | 'random';
}

const pointsOf = goldenPoints(JSON.parse(readFileSync(new URL('../../../../tools/golden/inputs/gmm_data.json', import.meta.url), 'utf8')));
const expected = JSON.parse(readFileSync(new URL('starts.expected.json', import.meta.url), 'utf8')) as { cases: StartedFit[] };
const drawn: Record<StartedFit['init'], (items: StartItems, k: number, draws: SeedDraws) => MixtureLaw | Ended> = { 'k-means++': seedsStart, 'random-from-data': randomItemsStart, random: randomStart };

describe("scikit-learn 1.2.1's GaussianMixture from its other starts, its random draws replaced", () => {
  expect(expected.cases).toHaveLength(27);
  test.each(expected.cases)('$init on $data, $covariance, $components components', ({ data, init, covariance, components, uniforms, ...value }) => {
    const points = pointsOf(data);
    const left = [...uniforms];
    const start = fitted(drawn[init]({ points, weight: undefined, covariance, varianceFloor: 1e-6 }, components, { uniform: () => left.shift()! }));
    const fit = fitted(fitMixture(points, start, { rule: 'sklearn', tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6 }));
    expect(left).toEqual([]);
    expect([fit.iterations, fit.converged]).toEqual([value.iterations, value.converged]);
    expect(fit.lowerBound).toBeCloseTo(value.lowerBound, 9);
    // A start of width 10⁻³ multiplies what rounding leaves of a distance by 10⁶.
    for (const part of ['weights', 'means', 'covariances'] as const) value[part].forEach((entry, at) => { expect(Math.abs(fit.law[part][at]! - entry)).toBeLessThan(1e-8); });
  });
});

const line = (values: number[], weight?: number[]): StartItems => ({ points: scalars(Float64Array.from(values)), weight: weight && Float64Array.from(weight), covariance: 'spherical', varianceFloor: 0 });

test('quantile gives each component the same share of the weight, from left to right', () => {
  const start = fitted(quantileStart(line([5, 1, 6, 2, 9, 3]), 3));
  expect([...start.means].map((mean) => Number(mean.toFixed(12)))).toEqual([1.5, 4, 7.5]);
  [0.25, 1, 2.25].forEach((variance, j) => { expect(start.covariances[j]).toBeCloseTo(variance, 12); });
  // Half of the weight is on the last item.
  expect([...fitted(quantileStart(line([1, 2, 3, 10], [1, 1, 1, 3]), 2)).means].map((mean) => Number(mean.toFixed(12)))).toEqual([2, 10]);
  expect(() => { checkStart('quantile', undefined, 2); }).toThrow('model.init must be another than quantile for points of 2 dimensions');
});

test('items at random are distinct, and those of weight 0 are never taken', () => {
  const items = { ...line([1, 2, 3, 4], [0, 1, 0, 2]), varianceFloor: 1e-6 };
  for (let seed = 0; seed < 20; seed++) {
    const { means } = fitted(randomItemsStart(items, 2, streams(seed).rng()));
    expect([...means].sort()).toEqual([2, 4].map((x) => expect.closeTo(x, 9) as number));
  }
  expect(randomItemsStart(items, 3, streams(1).rng())).toMatchObject({ ended: { code: 'too-few-values' } });
});

test('a given law starts with covariances of the kind that is fitted, as an M-step would leave them', () => {
  const points: Points = { values: Float64Array.of(0, 0, 1, 1), dimensions: 2 };
  const given = { means: [[0, 0], [1, 1]], covariances: [[[1, 0.5], [0.5, 3]], [[5, 0], [0, 7]]], weights: [0.25, 0.75] };
  const started = (covariance: CovarianceKind): number[] => [...fitted(startOf('given', { points, weight: undefined, covariance, varianceFloor: 0 }, 2, { streams: streams(1), given })).covariances];
  expect(started('full')).toEqual([1, 0.5, 0.5, 3, 5, 0, 0, 7]);
  expect(started('diagonal')).toEqual([1, 3, 5, 7]);
  expect(started('spherical')).toEqual([2, 6]);
  expect(started('tied')).toEqual([4, 0.125, 0.125, 6]);
  expect(() => startOf('given', line([1, 2]), 2, { streams: streams(1), given })).toThrow('model.given must have means of 1 dimension, as the points have, but they have 2');
});
