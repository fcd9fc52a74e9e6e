import { readFileSync } from 'node:fs';
import type { Points } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { allowance, fitted, flat, goldenFits } from '../testing/golden-fits.ts';
import { cholesky, invertLower } from './cholesky.ts';
import { fitMixture } from './fit-mixture.ts';
import { logDensities, responsibilities } from './log-densities.ts';
import { covarianceEntries, freeParameters, type CovarianceKind } from './mixture-law.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, new URL('../../../../tools/golden/', import.meta.url)), 'utf8'));
const inputs = read('inputs/gmm_data.json') as Record<string, number[][]>;
const cases = goldenFits(read('expected/gmm.json'));
const kindOf = (type: string): CovarianceKind => (type === 'diag' ? 'diagonal' : (type as CovarianceKind));

/** The golden starts are given as precisions. */
function covariancesOf(precisions: unknown, kind: CovarianceKind, k: number, d: number): Float64Array {
  const given = flat(precisions);
  expect(given.length).toBe(covarianceEntries(kind, k, d));
  if (kind === 'diagonal' || kind === 'spherical') return given.map((precision) => 1 / precision);
  const inverses = new Float64Array(given.length);
  for (let at = 0; at < given.length; at += d * d) inverses.set(inverseOf(given.subarray(at, at + d * d), d), at);
  return inverses;
}

/** P⁻¹ = L⁻ᵀ L⁻¹ for P = L Lᵀ. */
function inverseOf(matrix: Float64Array, d: number): Float64Array {
  const [factor, inverse] = [new Float64Array(d * d), new Float64Array(d * d)];
  expect(cholesky(matrix, d, factor)).toBeUndefined();
  invertLower(factor, d, inverse);
  return Float64Array.from({ length: d * d }, (_, at) => {
    let sum = 0;
    for (let m = 0; m < d; m++) sum += inverse[m * d + Math.floor(at / d)]! * inverse[m * d + (at % d)]!;
    return sum;
  });
}

test('there are 96 golden fits', () => {
  expect(cases).toHaveLength(96);
});

test.each(cases)('$id: scikit-learn 1.2.1, $params.covariance_type, d = $params.D, K = $params.K, tol $params.tol', (golden) => {
  const { params, value } = golden;
  const close = (actual: number, expected: number): void => { expect(Math.abs(actual - expected)).toBeLessThanOrEqual(allowance(golden, expected)); };
  const { D: d, K: k, n } = params;
  const kind = kindOf(params.covariance_type);
  const points: Points = { values: flat(inputs[golden.input]), dimensions: d };
  const start = { dimensions: d, covariance: kind, weights: flat(params.weights_init), means: flat(params.means_init), covariances: covariancesOf(params.precisions_init, kind, k, d) };
  const fit = fitted(fitMixture(points, start, { tolerance: params.tol, maxIterations: params.max_iter, varianceFloor: params.reg_covar }));

  expect(fit.iterations).toBe(value.n_iter);
  expect(fit.converged).toBe(value.converged);
  close(fit.lowerBound, value.lower_bound);
  for (const [actual, expected] of [[fit.law.weights, value.weights], [fit.law.means, value.means], [fit.law.covariances, value.covariances]] as const) {
    flat(expected).forEach((entry, at) => { close(actual[at]!, entry); });
  }
  const scores = logDensities(points, fit.law);
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  close(mean, value.mean_log_likelihood);
  value.score_samples_first5.forEach((score, i) => { close(scores[i]!, score); });
  const shares = responsibilities(points, fit.law);
  flat(value.predict_proba_first3).forEach((share, at) => { close(shares[at]!, share); });
  const counts = new Array<number>(k).fill(0);
  for (let i = 0; i < n; i++) {
    const row = [...shares.subarray(i * k, (i + 1) * k)];
    counts[row.indexOf(Math.max(...row))]!++;
  }
  expect(counts).toEqual(value.label_counts);
  const p = freeParameters(kind, k, d);
  expect(p).toBe(value.n_parameters);
  close(-2 * n * mean + p * Math.log(n), value.bic);
  close(-2 * n * mean + 2 * p, value.aic);
});
