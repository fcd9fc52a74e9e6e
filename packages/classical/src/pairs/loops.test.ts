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

describe('a regression on covariates drawn anew', () => {
  test('replaced adds one error of estimation a generation, and accumulated a little less than 1/t² of it', async () => {
    // Of covariates N(0, 1) that are known: σ² d / (n − d − 1) each time, whatever was before.
    const [n, d] = [30, 4];
    const once = (NOISE * NOISE * d) / (n - d - 1);
    const model = { family: 'regression', intercept: false, noise: NOISE, covariates: 'standard' };
    await expectErrors({ model, policy: { kind: 'replace' }, size: n, seed: 'drawn anew' }, d, 6, 2000, (t) => once * t);
    // Pooled, ŵ_t moves by (Σ XᵀX)⁻¹ X_tᵀ e_t; each of the t designs adds alike to E tr (Σ XᵀX)⁻¹ = d/(t n − d − 1), and only the last is new.
    const sum = (t: number): number => (t === 0 ? 0 : sum(t - 1) + (NOISE * NOISE * d) / (t * n - d - 1) / t);
    await expectErrors({ model, policy: { kind: 'accumulate' }, size: n, seed: 'kept anew' }, d, 6, 2000, sum);
    expect(sum(5) / once).toBeLessThan(1 + 1 / 4 + 1 / 9 + 1 / 16 + 1 / 25);
  });
});

describe('strong collapse (Dohmatob et al. 2024)', () => {
  test('of a share of items labelled by a wrong model leaves an error of share² ‖δ‖², however many there are', async () => {
    // Generation 1 learns a world that is δ away, and half of generation 2's items are its own.
    const [n, share] = [4000, 0.5];
    const world = { kind: 'line', intercept: 0, slope: [1.5, -1].map((from, j) => ({ schedule: 'step', from, to: [1, -0.5][j]!, at: 2 })), mean: 0, stdDev: 1, noise: 0.5 };
    const model = { family: 'regression', intercept: false, noise: 0.5, covariates: 'standard' };
    const study = await openRegression({ world, model, policy: { kind: 'mix', real: 1 - share, synthetic: share, realFrom: 'fresh' }, size: n, generations: 2, seed: 'wrong' });
    const floor = share * share * 0.5;
    const errors = (await replicate(study, 2, 40, 'squaredSlopeError'))[2]!;
    // Estimation adds about 2 σ² d / n, less than 4 standard errors of 40 chains.
    expect(Math.abs(zScore(errors, floor + (2 * 0.25) / n + (share * share * 2 * 0.25) / n))).toBeLessThan(4);
    expect(Math.abs(errors.reduce((sum, x) => sum + x, 0) / 40 / floor - 1)).toBeLessThan(0.03);
  });
});

describe('a logistic regression', () => {
  const keys = { world: { kind: 'labels', intercept: 0, slope: [1, -0.5], link: 'logistic', flipped: 0 }, model: { family: 'logistic', intercept: false, ridge: 0, covariates: 'standard' } };
  const [n, chains] = [1000, 300];

  test('replaced errs G times as much after G generations, and accumulated by Σ 1/i² as much (Dey and Donoho)', async () => {
    const ratio = async (policy: string, G: number): Promise<Float64Array> => {
      const study = await openRegression({ ...keys, policy: { kind: policy }, size: n, generations: G, seed: policy });
      const errors = await replicate(study, G, chains, 'squaredSlopeError');
      const first = errors[1]!.reduce((sum, x) => sum + x, 0) / chains;
      return errors[G]!.map((x) => x / first);
    };
    // Both are limits of large n: at n/d = 500 the ratios are within 3 % of them, beside standard errors of 5 %.
    const replaced = await ratio('replace', 3);
    const kept = await ratio('accumulate', 3);
    expect(Math.abs(zScore(replaced, 3))).toBeLessThan(4);
    expect(Math.abs(zScore(kept, 1 + 1 / 4 + 1 / 9))).toBeLessThan(4);
  });

  test('of wrong labels that an oracle filters is right below p* = 1/(1 + ψ/φ) and wrong above it (Feng et al. 2024)', async () => {
    const [d, right, wrong] = [5, 0.8, 0.4];
    const threshold = 1 / (1 + wrong / right);
    const accuracy = async (flipped: number): Promise<number> => {
      // The policy's batch of fresh items is filtered in training; generation 1 is not.
      const selection = [{ kind: 'verify', keepRight: right, keepWrong: wrong, reward: 'right-label', atLeast: 1, stage: 'training' }];
      const world = { kind: 'labels', intercept: 0, slope: Array(d).fill(1), link: 'sign', flipped };
      const model = { family: 'logistic', intercept: false, ridge: 1, covariates: 'standard' };
      const study = await openRegression({ world, model, policy: { kind: 'fresh-every', every: 1 }, selection, size: 20_000, heldOut: 2000, generations: 2, measures: ['accuracy'], seed: 'oracle' });
      return (await replicate(study, 2, 1, 'accuracy'))[2]![0]!;
    };
    // Of about 11,000 items that are left 40 % or 60 % are wrong: slopes err by √(d/n) against 0.2 · √(2/π), an angle of 0.13, 4 % of the labels.
    expect(await accuracy(threshold - 0.1)).toBeGreaterThan(0.92);
    expect(await accuracy(threshold + 0.1)).toBeLessThan(0.08);
  });

  test('that learns from its own labels gets better than it was, where an oracle takes out wrong ones', async () => {
    const world = { kind: 'labels', intercept: 0, slope: Array(5).fill(1), link: 'sign', flipped: 0.35 };
    const model = { family: 'logistic', intercept: false, ridge: 1, covariates: 'standard' };
    const verify = { kind: 'verify', keepRight: 1, keepWrong: 0.2, reward: 'right-label', atLeast: 1 };
    const course = async (selection: readonly object[]): Promise<number[]> => {
      const study = await openRegression({ world, model, policy: { kind: 'replace' }, selection, size: 200, heldOut: 2000, generations: 6, measures: ['accuracy'], seed: 'self' });
      return (await replicate(study, 6, 40, 'accuracy')).map((values) => values.reduce((sum, x) => sum + x, 0) / 40);
    };
    const [filtered, alone] = [await course([verify]), await course([])];
    expect(filtered[6]!).toBeGreaterThan(filtered[1]! + 0.03);
    expect(alone[6]!).toBeLessThan(alone[1]!);
  });
});

describe('texts and images that learn from each other (Gao and Li)', () => {
  const probabilities = [0.4, 0.25, 0.2, 0.15];
  const [n, chains] = [120, 1000];
  const world = (stdDev: number) => ({ kind: 'classes', probabilities, means: [[1, 0], [0, 1], [-1, 0], [0, -1]], stdDev });
  const open = (keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> => openIn(pairs, { policy: { kind: 'replace' }, size: n, measures: ['parameters'], ...keys });
  const diversity = 1 - probabilities.reduce((sum, p) => sum + p * p, 0);

  test('lose the diversity of texts by 1 − 1/N a generation where images are frozen and tell them apart', async () => {
    const study = await open({ world: world(0.02), model: { family: 'class-gaussians', classes: 4, texts: 'posterior', images: 'frozen', divisor: 'n-1' }, generations: 8, seed: 'texts' });
    const values = await replicate(study, 8, chains, 'giniSimpson');
    for (const t of [1, 2, 4, 8]) expect(Math.abs(zScore(values[t]!, diversity * Math.exp(t * Math.log(1 - 1 / n))))).toBeLessThan(4);
  });

  test('lose it slower where images say less of their text', async () => {
    const study = await open({ world: world(0.8), model: { family: 'class-gaussians', classes: 4, texts: 'posterior', images: 'frozen', divisor: 'n-1' }, generations: 8, seed: 'blurred' });
    const values = await replicate(study, 8, 300, 'giniSimpson');
    expect(zScore(values[8]!, diversity * Math.exp(8 * Math.log(1 - 1 / n)))).toBeGreaterThan(4);
  });

  test('contract images where texts are frozen, rare ones fastest', async () => {
    // ln det of m points in the plane adds ψ((m − 1)/2) + ψ((m − 2)/2) − 2 ln((m − 1)/2), m ~ Bin(N, p); none where m ≤ 2, as the class is kept.
    const study = await open({ world: world(1), model: { family: 'class-gaussians', classes: 4, texts: probabilities, images: 'learned', divisor: 'n-1' }, generations: 6, seed: 'images' });
    const step = (p: number): number => {
      let [sum, q] = [0, Math.exp(n * Math.log(1 - p))];
      for (let m = 0; m <= n; q *= ((n - m) / (m + 1)) * (p / (1 - p)), m++) if (m > 2) sum += q * (digammaOfHalf(m - 1) + digammaOfHalf(m - 2) - 2 * Math.log((m - 1) / 2));
      return sum;
    };
    const last: number[] = [];
    for (const [k, p] of probabilities.entries()) {
      const values = await replicate(study, 6, chains, `logDet${k}`);
      for (const t of [1, 3, 6]) expect([k, t, Math.abs(zScore(values[t]!, t * step(p))) < 4]).toEqual([k, t, true]);
      last.push(values[6]!.reduce((sum, x) => sum + x, 0) / chains);
    }
    expect(last).toEqual(last.toSorted((a, b) => b - a));
  });
});

/** ψ(j/2) for whole j ≥ 1, by its recursion from ψ(½) and ψ(1). */
function digammaOfHalf(j: number): number {
  const EULER = 0.5772156649015329;
  let psi = j % 2 === 0 ? -EULER : -EULER - 2 * Math.LN2;
  for (let x = j % 2 === 0 ? 1 : 0.5; x < j / 2 - 0.25; x++) psi += 1 / x;
  return psi;
}
