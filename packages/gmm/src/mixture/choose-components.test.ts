import { scalars, streams } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { freeParameters, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { sampleMixture } from '../multivariate/sample-mixture.ts';
import { fitted } from '../testing/golden-fits.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { rowOf } from '../multivariate/law-row.ts';
import { chooseComponents } from './choose-components.ts';
import { fitComponents } from './fit-components.ts';
import { numbered } from './numbered.ts';
import { mixtureParameters, type Choice } from './parameters.ts';
import type { StartItems } from './starts.ts';

const rule = mixtureParameters.parse({ components: 1, rule: 'converged', tolerance: 1e-5, maxIterations: 500, varianceFloor: 1e-6, acceleration: 'squarem', init: 'kmeans', start: 'cold', order: 'by-mean' });
const law: MixtureLaw = {
  dimensions: 2,
  covariance: 'spherical',
  weights: Float64Array.of(0.3, 0.3, 0.4),
  means: Float64Array.of(0, 0, 6, 0, 0, 6),
  covariances: Float64Array.of(1, 1, 1),
};
const context = { streams: streams('choice'), previous: undefined };
const items: StartItems = { points: sampleMixture(law, 600, streams('three')), weight: undefined, covariance: 'spherical', varianceFloor: 1e-6 };
const chosen = (choice: Choice, some = items): MixtureLaw => fitted(chooseComponents(some, choice, rule, context)).law;

test('BIC finds the three components there are, and is the least of those of all fits', () => {
  const best = chosen({ from: 1, to: 5, by: 'bic' });
  expect(best.weights).toHaveLength(3);
  const bics = [1, 2, 3, 4, 5].map((k) => {
    const fit = fitted(fitComponents(items, k, rule, { ...context, streams: context.streams.fork('components', k) })).law;
    return -2 * logDensities(items.points, fit).reduce((sum, each) => sum + each, 0) + freeParameters('spherical', k, 2) * Math.log(600);
  });
  expect(bics.indexOf(Math.min(...bics)) + 1).toBe(3);
});

test('AIC pays less for parameters, and held-out items see fewer than three as clearly', () => {
  expect(chosen({ from: 1, to: 5, by: 'aic' }).weights.length).toBeGreaterThanOrEqual(3);
  expect(chosen({ from: 1, to: 5, by: 'held-out', share: 0.25 }).weights.length).toBeGreaterThanOrEqual(3);
  // The chosen number is fitted to all items.
  const one = chosen({ from: 1, to: 1, by: 'held-out', share: 0.25 });
  const all = fitted(fitComponents(items, 1, rule, context)).law;
  expect(one.means).toEqual(all.means);
});

test('numbers that come to no fit are passed over, and where none does the reason is the first', () => {
  const two: StartItems = { ...items, points: { values: Float64Array.of(0, 0, 0, 1, 5, 5, 5, 6), dimensions: 2 } };
  expect(chosen({ from: 1, to: 9, by: 'bic' }, two).weights.length).toBeLessThanOrEqual(4);
  expect(chooseComponents({ ...items, points: { values: Float64Array.of(1, 2), dimensions: 2 } }, { from: 1, to: 2, by: 'held-out', share: 0.5 }, rule, context)).toMatchObject({
    ended: { code: 'too-few-items', message: '1 components need as many items, but got 0' },
  });
  const equal: StartItems = { ...items, points: { values: new Float64Array(20).fill(3), dimensions: 2 } };
  expect(chooseComponents(equal, { from: 2, to: 4, by: 'aic' }, rule, context)).toMatchObject({ ended: { code: 'too-few-values', message: expect.stringContaining('2 components') as string } });
});

test('weights count as so many items', () => {
  const values = items.points.values.slice(0, 200);
  const start = { ...rule, init: 'quantile' } as const;
  const fitOf = (points: Float64Array, weight?: Float64Array): MixtureLaw =>
    fitted(chooseComponents({ points: scalars(points), weight, covariance: 'spherical', varianceFloor: 1e-6 }, { from: 1, to: 4, by: 'bic' }, start, context)).law;
  const twice = fitOf(Float64Array.of(...values, ...values));
  const weighed = fitOf(values, new Float64Array(200).fill(2));
  expect(weighed.weights).toHaveLength(twice.weights.length);
  twice.means.forEach((mean, j) => { expect(weighed.means[j]).toBeCloseTo(mean, 6); });
});

test('components keep their numbers where others come or go', () => {
  const of = (...means: number[]): MixtureLaw => ({ dimensions: 1, covariance: 'spherical', weights: new Float64Array(means.length).fill(1 / means.length), means: Float64Array.from(means), covariances: new Float64Array(means.length).fill(1) });
  const means = (next: MixtureLaw, previous: MixtureLaw): number[] => [...numbered(next, 'matched', previous).means];
  // 5 and −5 are continued; 9 and 0 are new.
  expect(means(of(0, -5, 9, 5), of(5, -5))).toEqual([5, -5, 0, 9]);
  // 0 is gone, and −5 is the third as before; what is new then is the second, and nothing is left of the gap.
  const gap = numbered(of(-5, 5), 'matched', of(5, 0, -5));
  expect(rowOf(gap)).toMatchObject({ mean1: 5, mean3: -5 });
  expect(rowOf(gap)).not.toHaveProperty('mean2');
  expect(rowOf(numbered(of(-5, 5), 'matched', decodeLaw(encodeLaw(gap))))).toEqual(rowOf(gap));
  expect(numbered(of(-5, 5, 7), 'matched', gap)).toEqual(of(5, 7, -5));
});
