import { readFileSync } from 'node:fs';
import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowance, fitted, flat, goldenFits } from '../testing/golden-fits.ts';
import type { EmRule } from '../em/em-rule.ts';
import { fitMixture1d } from './fit-mixture1d.ts';
import { logDensities, type Mixture1d } from './mixture1d.ts';
import { sampleMixture1d } from './sample-mixture1d.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, new URL('../../../../tools/golden/', import.meta.url)), 'utf8'));
const inputs = read('inputs/gmm_data.json') as Record<string, number[][]>;

// On the line a full, diagonal or spherical covariance is one variance per component; a tied one is that only for K = 1.
const cases = goldenFits(read('expected/gmm.json')).filter(({ params }) => params.D === 1 && (params.covariance_type !== 'tied' || params.K === 1));

test('there are 23 golden fits on the line', () => {
  expect(cases).toHaveLength(23);
});

test.each(cases)('$id: scikit-learn 1.2.1, $params.covariance_type, K = $params.K, tol $params.tol', (golden) => {
  const { params, value } = golden;
  const close = (actual: number, expected: number): void => { expect(Math.abs(actual - expected)).toBeLessThanOrEqual(allowance(golden, expected)); };
  const values = flat(inputs[golden.input]);
  const variances = flat(params.precisions_init).map((precision) => 1 / precision);
  const start = { weights: flat(params.weights_init), means: flat(params.means_init), variances };
  const rule = { tolerance: params.tol, maxIterations: params.max_iter, varianceFloor: params.reg_covar };
  const fit = fitted(fitMixture1d(values, start, rule));

  expect(fit.iterations).toBe(value.n_iter);
  expect(fit.converged).toBe(value.converged);
  close(fit.lowerBound, value.lower_bound);
  flat(value.weights).forEach((weight, j) => close(fit.law.weights[j]!, weight));
  flat(value.means).forEach((mean, j) => close(fit.law.means[j]!, mean));
  flat(value.covariances).forEach((variance, j) => close(fit.law.variances[j]!, variance));
  const scores = logDensities(fit.law, values);
  close(scores.reduce((sum, score) => sum + score, 0) / scores.length, value.mean_log_likelihood);
  value.score_samples_first5.forEach((score, i) => close(scores[i]!, score));
});

const points = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 60 }).map((a) => Float64Array.from(a, (x) => x / 100));

/** A start with every component in the middle of its share of the range: no randomness, nothing empty. */
function spreadStart(k: number): Mixture1d {
  const means = Float64Array.from({ length: k }, (_, j) => -10 + (20 * (j + 0.5)) / k);
  return { weights: new Float64Array(k).fill(1 / k), means, variances: new Float64Array(k).fill(9) };
}

test('without a variance floor no iteration lowers the likelihood', () => {
  let comparisons = 0;
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 4 }), (values, k) => {
      let before = -Infinity;
      for (let maxIterations = 1; maxIterations <= 12; maxIterations++) {
        const fit = fitMixture1d(values, spreadStart(k), { tolerance: 0, maxIterations, varianceFloor: 0 });
        if ('ended' in fit) return;
        expect(fit.lowerBound).toBeGreaterThan(before - 1e-9 * (1 + Math.abs(before)));
        before = fit.lowerBound;
        comparisons++;
      }
    }),
    { seed: 2, numRuns: 200 },
  );
  expect(comparisons).toBeGreaterThan(2000); // few of the fits end early
});

test('the order of the items does not matter', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 3 }), (values, k) => {
      const rule: EmRule = { tolerance: 0, maxIterations: 20, varianceFloor: 1e-3 };
      const one = fitMixture1d(values, spreadStart(k), rule);
      const other = fitMixture1d(values.slice().reverse(), spreadStart(k), rule);
      if ('ended' in one || 'ended' in other) {
        expect(other).toEqual(one);
        return;
      }
      for (const part of ['weights', 'means', 'variances'] as const) {
        one.law[part].forEach((x, j) => expect(Math.abs(other.law[part][j]! - x)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(x))));
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});

const pair: Mixture1d = { weights: Float64Array.of(0.4, 0.6), means: Float64Array.of(-1, 2), variances: Float64Array.of(0.5, 2) };
const root = streams('fit-mixture1d');
const sample = sampleMixture1d(pair, 1500, root);
const rule: EmRule = { tolerance: 0, maxIterations: 10, varianceFloor: 1e-6 };

test('the kernel for two unweighted components agrees with the general one', () => {
  const fast = fitted(fitMixture1d(sample, pair, rule));
  const general = fitted(fitMixture1d(sample, pair, rule, new Float64Array(sample.length).fill(1)));
  expect(fast.lowerBound).toBeCloseTo(general.lowerBound, 12);
  for (const part of ['weights', 'means', 'variances'] as const) fast.law[part].forEach((x, j) => expect(x).toBeCloseTo(general.law[part][j]!, 11));
});

test('a whole weight counts an item that many times', () => {
  const weight = Float64Array.from(sample, (_, i) => i % 3);
  const repeated = Float64Array.from([...sample].flatMap((x, i) => new Array<number>(i % 3).fill(x)));
  const one = fitted(fitMixture1d(sample, pair, rule, weight));
  const other = fitted(fitMixture1d(repeated, pair, rule));
  expect(one.lowerBound).toBeCloseTo(other.lowerBound, 11);
  for (const part of ['weights', 'means', 'variances'] as const) one.law[part].forEach((x, j) => expect(x).toBeCloseTo(other.law[part][j]!, 10));
});

test('variances survive a start that is far away: squares are summed again about the new mean', () => {
  // One step from 10⁵ away would leave 1e-16 · 10¹⁰ = 1e-6 of a variance of 10⁻⁴ wrong by a hundredth.
  const narrow = Float64Array.from({ length: 100 }, (_, i) => 3 + 0.02 * (i % 2));
  const far: Mixture1d = { weights: Float64Array.of(1), means: Float64Array.of(1e5), variances: Float64Array.of(1e10) };
  const fit = fitted(fitMixture1d(narrow, far, { tolerance: 0, maxIterations: 1, varianceFloor: 0 }));
  expect(fit.law.variances[0]! / 1e-4).toBeCloseTo(1, 10);
});

test('a component without items, without variance or out of reach ends the fit', () => {
  const values = Float64Array.of(0, 0.1, 0.2, 5, 5, 5);
  const start = (means: number[], variance: number): Mixture1d => ({
    weights: Float64Array.of(0.5, 0.5),
    means: Float64Array.from(means),
    variances: Float64Array.of(variance, variance),
  });
  const strict: EmRule = { tolerance: 1e-9, maxIterations: 100, varianceFloor: 0 };
  expect(fitMixture1d(values, start([0, 1e4], 1), strict)).toMatchObject({ ended: { code: 'component-empty' } });
  expect(fitMixture1d(values, start([0.1, 5], 0.01), strict)).toMatchObject({
    ended: { code: 'component-collapsed', message: expect.stringMatching(/^component 2 has collapsed to variance .*, in EM iteration/) as string },
  });
  expect(fitMixture1d(Float64Array.of(1e200, 0), start([0, 1], 1), strict)).toMatchObject({ ended: { code: 'likelihood-not-finite' } });
});

test('equal points leave a component of the width of the variance floor, and none at all without a floor', () => {
  const equal = new Float64Array(10).fill(0.3);
  const wide: Mixture1d = { weights: Float64Array.of(1), means: Float64Array.of(1), variances: Float64Array.of(1) };
  const { law } = fitted(fitMixture1d(equal, wide, rule));
  expect(law.means[0]).toBeCloseTo(0.3, 14);
  expect(law.variances[0]).toBeCloseTo(1e-6, 20);
  expect(fitMixture1d(equal, wide, { ...rule, varianceFloor: 0 })).toMatchObject({ ended: { code: 'component-collapsed' } });
});
