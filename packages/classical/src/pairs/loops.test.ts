// Loops of regressions against theory: chains are the replicates, seeds are fixed. Means are compared to exact expectations
// within 4 standard errors, which a true expectation misses with probability 6 · 10⁻⁵ (normal limit).
import type { OpenStudy } from '@collapse-lab/runner';
import { openIn, replicate, zScore } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { pairs } from './domain.ts';

const NOISE = 1.5;

const openRegression = (keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> => openIn(pairs, { measures: ['parameters', 'sizes', 'slope-error'], ...keys });

/** Pairs of d covariates N(0, 1) whose responses have noise of this standard deviation about a plane through the origin. */
const plane = (d: number) => ({ kind: 'line', intercept: 0, slope: Array.from({ length: d }, (_, j) => j - 1), mean: 0, stdDev: 1, noise: NOISE });

/** E ‖w_t − w*‖² by t, with d covariates. */
async function expectErrors(keys: Readonly<Record<string, unknown>>, d: number, generations: number, chains: number, theory: (t: number) => number): Promise<void> {
  const study = await openRegression({ world: plane(d), generations, ...keys });
  const errors = await replicate(study, generations, chains, 'squaredSlopeError');
  for (let t = 1; t <= generations; t++) expect([t, Math.abs(zScore(errors[t]!, theory(t))) < 4]).toEqual([t, true]);
}

describe('a regression on the same covariates in every generation (Gerstgrasser et al. 2024)', () => {
  // (XᵀX)⁻¹ of n standard normal rows is inverse Wishart: E tr (XᵀX)⁻¹ = d/(n − d − 1).
  const [n, d, chains] = [30, 4, 2000];
  const once = (NOISE * NOISE * d) / (n - d - 1);
  const known = { family: 'regression', intercept: false, noise: NOISE, covariates: 'fixed' };

  test('that is replaced adds one error of estimation a generation', async () => {
    await expectErrors({ model: known, policy: { kind: 'replace' }, size: n, seed: 'replace' }, d, 10, chains, (t) => once * t);
  });

  test('does so with noise that is learned without bias', async () => {
    // Given X, σ̂² is unbiased and the errors of both are uncorrelated.
    await expectErrors({ model: { ...known, noise: 'n-p' }, policy: { kind: 'replace' }, size: n, seed: 'learned' }, d, 6, chains, (t) => once * t);
  });

  test('that accumulates adds 1/t² of it', async () => {
    const sum = (t: number): number => (t === 0 ? 0 : sum(t - 1) + 1 / (t * t));
    await expectErrors({ model: known, policy: { kind: 'accumulate' }, size: n, seed: 'accumulate' }, d, 8, chains, (t) => once * sum(t));
  });

  test('whose proposals the world answers never adds any', async () => {
    const policy = { kind: 'experience', answered: 1, keep: 'last' };
    await expectErrors({ model: known, policy, size: n, seed: 'answered' }, d, 8, chains, () => once);
  });

  test('that replays all experience learns like one of all data', async () => {
    // t copies of X with outcomes of their own: (t XᵀX)⁻¹.
    const policy = { kind: 'experience', answered: 1, keep: 'all' };
    await expectErrors({ model: known, policy, size: n, seed: 'replay' }, d, 6, chains, (t) => once / t);
  });
});

describe('a regression that draws its covariates from what it learned of them', () => {
  // d = 1 with an intercept and divisor n. The variance of x is multiplied by χ²_(n−1)/n a generation, whatever becomes of y, and the
  // slope's error given x is σ²/Σ(x − x̄)². With v_t the drawn-from variance, Σ(x − x̄)² = v_(t−1) χ²_(n−1) and E 1/χ²_(n−1) = 1/(n − 3).
  const [n, chains, generations] = [40, 3000, 8];
  const model = { family: 'regression', intercept: true, noise: NOISE, covariates: 'n' };
  const keys = { model, size: n, seed: 'drawn' };
  const policy = { kind: 'experience', answered: 1, keep: 'last' };
  const repeated = (factor: number, times: number): number => Array<number>(times).fill(factor).reduce((product, x) => product * x, 1);
  const estimation = (t: number): number => ((NOISE * NOISE) / (n - 3)) * repeated(n / (n - 3), t - 1);

  test('narrows them by 1 − 1/n a generation although the world answers', async () => {
    const study = await openRegression({ world: plane(1), generations, policy, ...keys });
    const stdDev = await replicate(study, generations, chains, 'covariateStdDev');
    for (let t = 1; t <= generations; t++) expect(Math.abs(zScore(stdDev[t]!.map((s) => s * s), repeated(1 - 1 / n, t)))).toBeLessThan(4);
  });

  test('errs by one estimation alone where the world answers, which is all that the narrowing costs', async () => {
    await expectErrors({ policy, ...keys }, 1, generations, chains, estimation);
  });

  test('adds up the errors of all estimations where it does not', async () => {
    const sum = (t: number): number => (t === 0 ? 0 : sum(t - 1) + estimation(t));
    await expectErrors({ policy: { kind: 'replace' }, ...keys }, 1, generations, chains, sum);
  });
});

describe('a world that drifts', () => {
  test('is followed by a model whose proposals it answers, and not by one fed on its own past', async () => {
    const [n, generations] = [50, 21];
    const world = { ...plane(1), slope: [{ schedule: 'linear', from: 0, to: 20 }] };
    const model = { family: 'regression', intercept: true, noise: 'n-p', covariates: 'fixed' };
    const errors = async (policy: object): Promise<number[]> =>
      (await replicate(await openRegression({ world, model, policy, size: n, generations, seed: 'drift' }), generations, 1, 'squaredSlopeError')).map((values) => values[0]!);
    // Σ(x − x̄)² ~ χ²_49 is above 17 but with probability 10⁻⁵, and then the error of one estimation has a standard deviation
    // below σ/√17; five of them are exceeded with probability 6 · 10⁻⁷.
    const estimation = (NOISE * NOISE) / 17;
    for (const error of (await errors({ kind: 'experience', answered: 1, keep: 'last' })).slice(1)) expect(error).toBeLessThan(25 * estimation);
    // Fed on its own past it walks by such errors, 21 of them by now, about the slope of the first generation, while the world's is 20.
    expect((await errors({ kind: 'replace' })).at(-1)).toBeGreaterThan((20 - 5 * Math.sqrt(21 * estimation)) * (20 - 5 * Math.sqrt(21 * estimation)));
  });
});
