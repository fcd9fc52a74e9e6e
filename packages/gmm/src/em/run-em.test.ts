import { readFileSync } from 'node:fs';
import type { Points } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { fitMixture1d } from '../kernels/fit-mixture1d.ts';
import { fitMixture } from '../multivariate/fit-mixture.ts';
import { asLine } from '../multivariate/line-law.ts';
import { covarianceEntries, type CovarianceKind, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { fitted, goldenPoints, type FittedLaw } from '../testing/golden-fits.ts';
import { leftToGain, stopping, type EmRule } from './em-rule.ts';

const pointsOf = goldenPoints(JSON.parse(readFileSync(new URL('../../../../tools/golden/inputs/gmm_data.json', import.meta.url), 'utf8')));
const expected = JSON.parse(readFileSync(new URL('converged.expected.json', import.meta.url), 'utf8')) as { cases: FittedLaw[] };

/** The first points as means, equal weights and unit covariances. */
function startOf({ values, dimensions: d }: Points, covariance: CovarianceKind, k: number): MixtureLaw {
  const isMatrix = covariance === 'full' || covariance === 'tied';
  const covariances = new Float64Array(covarianceEntries(covariance, k, d)).map((_, at) => Number(!isMatrix || (at % (d * d)) % (d + 1) === 0));
  return { dimensions: d, covariance, weights: new Float64Array(k).fill(1 / k), means: values.slice(0, k * d), covariances };
}

const rule = { rule: 'converged', tolerance: 1e-13, maxIterations: 20_000, varianceFloor: 1e-6 } as const;

describe('run until nothing changes', () => {
  expect(expected.cases).toHaveLength(16);
  test.each(expected.cases)("$data, $covariance, $components components: scikit-learn's optimum, by plain steps and in fewer accelerated ones", ({ data, covariance, components, ...value }) => {
    const points = pointsOf(data);
    const start = startOf(points, covariance, components);
    const plain = fitted(fitMixture(points, start, rule));
    const fast = fitted(fitMixture(points, start, { ...rule, acceleration: 'squarem' }));
    for (const fit of [plain, fast]) {
      expect(fit.converged).toBe(true);
      // Plain steps leave about the tolerance; with the floor the optimum is EM's fixed point and not the likelihood's, which lies beyond.
      expect(Math.abs(fit.lowerBound - value.lowerBound)).toBeLessThan(1e-12);
      // A gain of g is a step of √(2g/λ) along an axis of curvature λ; the flattest one here has λ of about 10⁻³.
      for (const part of ['weights', 'means', 'covariances'] as const) value[part].forEach((x, at) => { expect(Math.abs(fit.law[part][at]! - x)).toBeLessThan(2e-5); });
    }
    // Where plain steps are few there is nothing to save.
    if (plain.iterations > 50) expect(fast.iterations).toBeLessThan(plain.iterations / 2);
    else expect(fast.iterations).toBeLessThanOrEqual(plain.iterations + 2);
  });
});

test('on the line steps are the same as in one dimension of many', () => {
  const points = pointsOf('d1');
  const start = startOf(points, 'spherical', 4);
  for (const acceleration of ['none', 'squarem'] as const) {
    const changed = { ...rule, acceleration, tolerance: 1e-9 };
    const any = fitted(fitMixture(points, start, changed));
    const line = fitted(fitMixture1d(points.values, asLine(start)!, changed));
    expect(line.iterations).toBe(any.iterations);
    line.law.variances.forEach((variance, j) => { expect(variance).toBeCloseTo(any.law.covariances[j]!, 8); });
  }
});

test("under the rule converged the tolerance is what is left to gain, under scikit-learn's only how small a step is", () => {
  const points = pointsOf('d1');
  const start = startOf(points, 'full', 4);
  const best = expected.cases.find(({ covariance, components, data }) => data === 'd1' && covariance === 'full' && components === 4)!.lowerBound;
  const left = (changes: Partial<EmRule>): number => best - fitted(fitMixture(points, start, { ...rule, tolerance: 1e-8, ...changes })).lowerBound;
  expect(left({})).toBeLessThan(1e-8);
  expect(left({ acceleration: 'squarem' })).toBeLessThan(1e-8);
  expect(left({ rule: 'sklearn' })).toBeGreaterThan(2e-8);
});

test('accelerated steps are counted, capped, and never end below where they started', () => {
  const points = pointsOf('d2');
  const start = startOf(points, 'full', 4);
  let before = -Infinity;
  // Without a floor, so that EM itself never lowers the likelihood.
  for (let maxIterations = 1; maxIterations <= 40; maxIterations++) {
    const fit = fitted(fitMixture(points, start, { ...rule, acceleration: 'squarem', maxIterations, varianceFloor: 0 }));
    expect(fit.iterations).toBeLessThanOrEqual(maxIterations);
    expect(fit.lowerBound).toBeGreaterThan(before - 1e-12);
    before = fit.lowerBound;
  }
});

test('gains that shrink geometrically leave their sum, gains that do not leave no bound', () => {
  // 8 + 4 + 2 + … = 16.
  expect(leftToGain(8, 0.5)).toBe(16);
  expect(leftToGain(-8, 0.5)).toBe(16);
  expect(leftToGain(1e-9, 1)).toBe(Infinity);
  expect(leftToGain(0, NaN)).toBe(0);
  const sums = [-16, -8, -4, -2, -1];
  const converged = stopping({ rule: 'converged', tolerance: 2.5, maxIterations: 9, varianceFloor: 0 });
  expect(sums.map(converged)).toEqual([false, false, false, false, true]);
  const sklearn = stopping({ rule: 'sklearn', tolerance: 2.5, maxIterations: 9, varianceFloor: 0 });
  expect(sums.map(sklearn)).toEqual([false, false, false, true, true]);
});
