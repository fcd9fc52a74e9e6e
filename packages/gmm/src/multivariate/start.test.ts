import { readFileSync } from 'node:fs';
import type { Points } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { goldenPoints, type DrawnFit } from '../testing/golden-fits.ts';
import { fitMixture } from './fit-mixture.ts';
import { lloyd } from './k-means.ts';
import { kMeansStart } from './start.ts';

const pointsOf = goldenPoints(JSON.parse(readFileSync(new URL('../../../../tools/golden/inputs/gmm_data.json', import.meta.url), 'utf8')));
const expected = JSON.parse(readFileSync(new URL('start.expected.json', import.meta.url), 'utf8')) as { cases: DrawnFit[] };

describe("scikit-learn 1.2.1's GaussianMixture with its defaults, its random draws replaced", () => {
  expect(expected.cases).toHaveLength(64);
  test.each(expected.cases)('$data, $covariance, $components components from $uniforms', ({ data, covariance, components, uniforms, ...value }) => {
    const left = [...uniforms];
    const points = pointsOf(data);
    const start = kMeansStart(points, components, { covariance, varianceFloor: 1e-6 }, { uniform: () => left.shift()! });
    if ('ended' in start) throw new Error(start.ended.message);
    const fit = fitMixture(points, start, { tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6 });
    if ('ended' in fit) throw new Error(fit.ended.message);
    expect(left).toEqual([]);
    expect([fit.iterations, fit.converged]).toEqual([value.iterations, value.converged]);
    expect(fit.lowerBound).toBeCloseTo(value.lowerBound, 11);
    for (const part of ['weights', 'means', 'covariances'] as const) {
      value[part].forEach((entry, at) => { expect(Math.abs(fit.law[part][at]! - entry)).toBeLessThan(1e-11 * Math.max(1, Math.abs(entry))); });
    }
  });
});

test('a cluster that empties restarts at the item farthest from its centre', () => {
  const points: Points = { values: Float64Array.of(0, 0, 1, 0, 0, 1, 9, 9), dimensions: 2 };
  // Nothing is nearest to the second centre.
  const labels = lloyd(points, new Float64Array(4).fill(1), Float64Array.of(1, 1, 1000, 1000));
  expect([...labels]).toEqual([0, 0, 0, 1]);
});

test('a cluster that empties does not restart at an item that weighs nothing', () => {
  const points: Points = { values: Float64Array.of(0, 0, 1, 0, 0, 1, 9, 9, 50, 50), dimensions: 2 };
  const labels = lloyd(points, Float64Array.of(1, 1, 1, 1, 0), Float64Array.of(1, 1, 1000, 1000));
  expect([...labels]).toEqual([0, 0, 0, 1, 1]);
});

test('items that are all equal hold one component and no more', () => {
  const points: Points = { values: new Float64Array(20).fill(3), dimensions: 2 };
  const start = kMeansStart(points, 2, { covariance: 'full', varianceFloor: 1e-6 }, { uniform: () => 0.5 });
  expect(start).toEqual({ ended: { code: 'too-few-values', message: '2 components need as many distinct items, but k-means++ found 1' } });
});
