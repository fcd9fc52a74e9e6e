// Loops of the laws that published systems are made of, against theory: chains are the replicates, seeds are fixed. Means are compared to exact
// expectations within 4 standard errors, which a true expectation misses with probability 6 · 10⁻⁵ (normal limit).
import type { OpenStudy } from '@collapse-lab/runner';
import { openIn, replicate, zScore } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { points } from './domain.ts';

type Keys = Readonly<Record<string, unknown>>;

const open = (keys: Keys): Promise<OpenStudy> => openIn(points, { measures: ['parameters'], policy: { kind: 'replace' }, ...keys });
const normal = { kind: 'mixture', means: [0], stdDevs: [1], weights: [1] };
const repeated = (factor: number, times: number): number => Array<number>(times).fill(factor).reduce((product, x) => product * x, 1);
const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** z-scores of `of` a column, by t. */
async function zScores(study: OpenStudy, column: string, theory: Readonly<Record<number, number>>, chains: number, of = (value: number): number => value): Promise<number[]> {
  const values = await replicate(study, Math.max(...Object.keys(theory).map(Number)), chains, column);
  return Object.entries(theory).map(([t, expected]) => Math.abs(zScore(values[Number(t)]!.map(of), expected)));
}
const within = (scores: readonly number[]): void => { for (const z of scores) expect(z).toBeLessThan(4); };

describe('waiting times', () => {
  const [size, m] = [30, 2];
  const keys = { world: { kind: 'exponential', mean: m }, size, generations: 10 };
  const squared = (x: number): number => (x - m) * (x - m);

  test.each(['points', 'statistics'])('replaced by %s err as a product of gammas does', async (sampling) => {
    // The mean of n exponentials has variance mean² / n, so E m² grows by 1 + 1/n a generation.
    const theory = Object.fromEntries([1, 2, 5, 10].map((t) => [t, m * m * (repeated(1 + 1 / size, t) - 1)]));
    within(await zScores(await open({ ...keys, model: { family: 'exponential', sampling }, seed: 'waiting' }), 'fittedMean', theory, 3000, squared));
  });

  test('accumulated err by Π (1 + 1/(n t²)), bounded by the sum of 1/t² (Dey and Donoho)', async () => {
    const factor = (t: number): number => (t === 0 ? 1 : factor(t - 1) * (1 + 1 / (size * t * t)));
    const theory = Object.fromEntries([1, 2, 5, 10].map((t) => [t, m * m * (factor(t) - 1)]));
    within(await zScores(await open({ ...keys, policy: { kind: 'accumulate' }, model: { family: 'exponential' }, seed: 'kept' }), 'fittedMean', theory, 3000, squared));
  });
});

describe('an empirical distribution', () => {
  test('of a growing batch errs as the share of real data in what is added lets it', async () => {
    // M items, then r real and s of its own: e' = [(M + s) e + noise of r and s] / (M + r + s), noise of r F(1 − F) and, on average, of s (F(1 − F) − V).
    const [size, real, synthetic, generations] = [50, 0.2, 0.8, 12];
    const [r, s] = [real * size, synthetic * size];
    const spread = 0.25;
    const theory: Record<number, number> = { 1: spread / size };
    for (let t = 2, M = size; t <= generations; M += r + s, t++) theory[t] = ((M + s) * (M + s) * theory[t - 1]! + r * spread + s * (spread - theory[t - 1]!)) / ((M + r + s) * (M + r + s));
    const study = await open({ world: normal, model: { family: 'empirical' }, policy: { kind: 'accumulate-mix', real, synthetic }, measures: [{ kind: 'share-below', value: 0 }], size, generations, seed: 'ecdf' });
    within(await zScores(study, 'shareBelow', theory, 1500, (p) => (p - 0.5) * (p - 0.5)));
  });
});

describe('a spiked uniform law, with all data kept (Barzilai and Shamir)', () => {
  const n = 50;
  const world = { kind: 'interval', from: 0, to: 1 };
  const study = (background: number, generations: number): Promise<OpenStudy> =>
    open({ world, model: { family: 'spiked-uniform', background, logWidth: -1e4 }, policy: { kind: 'accumulate' }, size: n, generations, seed: 'spike' });
  /** E (1 − h a)^(nT) over the largest M of n uniforms, a = (1 − M)/2: the chance that nT draws have no point in [2, 3], h of which a gives them. */
  const spared = (T: number, h: number): number => {
    const steps = 20_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const M = (i + 0.5) / steps;
      sum += (n * Math.exp((n - 1) * Math.log(M)) * Math.exp(n * T * Math.log(1 - (h * (1 - M)) / 2))) / steps;
    }
    return sum;
  };

  test('gets a point far away within T synthetic samples with probability T / (T + 2), and keeps a light spike in its sketch', async () => {
    const theory = Object.fromEntries([1, 2, 4, 8].map((T) => [T + 1, 1 - spared(T, 1)]));
    for (const T of [1, 2, 4, 8]) expect(Math.abs(theory[T + 1]! - T / (T + 2))).toBeLessThan(0.01);
    within(await zScores(await study(0, 9), 'farItems', theory, 3000, (far) => (far > 0 ? 1 : 0)));
    for (const share of (await replicate(await study(0, 9), 9, 200, 'spikeShare'))[9]!) expect(share).toBeLessThan(0.1);
  });

  test('collapses onto that point as in the proof', async () => {
    // Half of a lies in [2, 3]: a third of the background of ¾, and the spike.
    const far = (await replicate(await study(0.75, 2), 2, 2000, 'farItems'))[2]!;
    const share = (await replicate(await study(0.75, 2), 2, 2000, 'spikeShare'))[2]!;
    expect(Math.abs(zScore(far.map((x) => (x > 0 ? 1 : 0)), 1 - spared(1, 0.5)))).toBeLessThan(4);
    share.forEach((a, i) => { if (far[i]! > 0) expect(a).toBeGreaterThan(0.1); });
  });
});

describe('word of mouth', () => {
  const study = (agents: number, generations: number, record: number): Promise<OpenStudy> =>
    open({ world: normal, model: { family: 'word-of-mouth', agents, observation: 1, hearing: 1, prior: 0.5 }, policy: { kind: 'fresh-every', every: 1 }, size: 1, generations, record, seed: 'mouth' });

  test.each([[1, 0.02], [2, 0.02], [3, 0.03]])('of %i learners gains precision as k^(1/(2^m − 1))', async (agents, tolerance) => {
    const precision = await replicate(await study(agents, 40_000, 20_000), 40_000, 1, 'precision');
    const exponent = Math.log(precision[40_000]![0]! / precision[20_000]![0]!) / Math.LN2;
    expect(Math.abs(exponent - [1, 1 / 3, 1 / 7][agents - 1]!)).toBeLessThan(tolerance);
  });

  test('believes as precisely as it is right', async () => {
    // The opinion is a weighted mean of the prior, which is right here, and of measurements: of variance (ρ − prior) / ρ².
    const generations = 30;
    const precision = (await replicate(await study(3, generations, generations), generations, 1, 'precision'))[generations]![0]!;
    within(await zScores(await study(3, generations, generations), 'fittedMean', { [generations]: (precision - 0.5) / (precision * precision) }, 3000, (x) => x * x));
  });
});

describe('a trait', () => {
  test("moves by h² S and keeps h² (1 − h² i (i − x)) of its variance under truncation (the breeder's equation)", async () => {
    // Of the best fifth of N(0, 1): x = Φ⁻¹(0.8), i = φ(x)/0.2. Finite batches move i by less than 1/n, against standard errors of 1/√(n · chains) and more.
    const [x, share, environment] = [0.8416212335729143, 0.2, 0.6];
    const i = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI) / share;
    const heritability = 1 - environment;
    const selection = [{ kind: 'truncate', share, reward: { kind: 'polynomial', coefficients: [0, 1] } }];
    // Generation 1 learns N(0, 1) from data without selection; what generation 2 learns is of the best of generation 1's.
    const study = await open({ world: normal, model: { family: 'trait', divisor: 'n-1', environment, mutation: 0 }, selection, size: 2000, generations: 2, seed: 'breed' });
    within(await zScores(study, 'fittedMean', { 2: heritability * i }, 60));
    within(await zScores(study, 'inheritedVariance', { 2: heritability * (1 - heritability * i * (i - x)) }, 60));
  });

  test('sharpened to p^w and mutated has a variance of m / (1 − 1/w) in the end', async () => {
    const [w, mutation] = [1.5, 0.2];
    const study = await open({ world: normal, model: { family: 'trait', divisor: 'n-1', environment: 0, mutation }, decoding: { temperature: 1 / w }, size: 40, generations: 40, record: 40, seed: 'mutants' });
    // (1/w)^39 < 10⁻⁶ is left of the start.
    within(await zScores(study, 'fittedVariance', { 40: mutation / (1 - 1 / w) }, 1500));
  });
});

describe('a Gaussian whose samples weigh by exp(−a x² / 2)', () => {
  test('has a variance of 1/(1 + a (t − 1)) (Ferbach et al. 2024)', async () => {
    const [a, generations] = [0.5, 6];
    const selection = [{ kind: 'tilt', reward: { kind: 'polynomial', coefficients: [0, 0, -a / 2] } }];
    const study = await open({ world: normal, model: { family: 'gaussian', divisor: 'n' }, selection, size: 5000, generations, seed: 'tilt' });
    // Weights and divisor bias the variance by a few parts in n a generation, a fifth of the standard error of 40 chains.
    const theory = Object.fromEntries([1, 2, 4, 6].map((t) => [t, 1 / (1 + a * (t - 1))]));
    within(await zScores(study, 'fittedStdDev', theory, 40, (sigma) => sigma * sigma));
  });
});

describe('pictures rewritten block by block', () => {
  const [cells, block, size, generations] = [32, 4, 400, 20];
  const keys = (correlation: number): Keys => ({ world: { kind: 'ring', cells, correlation }, size, generations, record: generations, measures: ['parameters', 'reference-correlation'], seed: 'paint' });
  const at = async (model: object, correlation: number, column: string, chains = 1): Promise<Float64Array> =>
    (await replicate(await open({ ...keys(correlation), model: { family: 'in-paint', block, ...model } }), generations, chains, column))[generations]!;

  test('of independent cells by their own law keep (1 − b/N)^t of the original', async () => {
    // At generation t the items have been rewritten t times.
    within([Math.abs(zScore(await at({ correlation: 0, variance: 1, rule: 'sample' }, 0, 'referenceCorrelation', 40), repeated(1 - block / cells, generations)))]);
  });

  test('by their own law keep that law', async () => {
    const model = { correlation: 0.7, variance: 1, rule: 'sample' };
    within([Math.abs(zScore(await at(model, 0.7, 'trainingVariance', 40), 1))]);
    // The neighbours of cells of a ring correlate by φ (1 + φ^(N − 2)) / (1 + φ^N); a ratio of means is biased by less than 1/(n N).
    within([Math.abs(zScore(await at(model, 0.7, 'trainingCorrelation', 40), 0.7))]);
  });

  test('by another law take its correlation, and by expectations lose their variance', async () => {
    expect(mean(await at({ correlation: 0.3, variance: 1, rule: 'sample' }, 0.7, 'trainingCorrelation', 4))).toBeLessThan(0.45);
    expect(mean(await at({ correlation: 0.7, variance: 1, rule: 'mean' }, 0.7, 'trainingVariance', 4))).toBeLessThan(0.6);
  });
});

describe('principal components of their own samples', () => {
  test('lose latent spread with the divisor n, as all of a Gaussian does', async () => {
    const covariances = [[[4, 0, 0], [0, 1, 0], [0, 0, 1]]];
    const study = await open({ world: { kind: 'mixture', means: [[0, 0, 0]], covariances, weights: [1] }, model: { family: 'ppca', latent: 1, divisor: 'n' }, size: 100, generations: 60, record: 20, seed: 'latent' });
    const latent = await replicate(study, 60, 40, 'latentStdDev');
    const course = [20, 40, 60].map((t) => mean(latent[t]!));
    expect(course[0]!).toBeLessThan(Math.sqrt(3));
    expect(course[1]!).toBeLessThan(course[0]!);
    expect(course[2]!).toBeLessThan(course[1]!);
  });
});
