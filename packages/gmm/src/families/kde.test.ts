// Expected densities: gaussian_kde of scipy 1.10.1, for a fixed bandwidth KernelDensity of scikit-learn 1.2.1.
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Fitted } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { fitOf, logDensitiesOf, outcomeOf } from '../testing/fit-of.ts';
import { openPoints } from '../testing/open-points.ts';
import { zScore } from '../testing/replicates.ts';
import { kde } from './kde.ts';

const root = streams('kde');
const line = scalars(Float64Array.of(-1.2, 0.3, 0.35, 1.9, 4, -0.6));
const lineWeight = Float64Array.of(1, 2, 0.5, 3, 1, 0);
const lineAt = scalars(Float64Array.of(-3, 0, 0.33, 2.5, 40));
const plane: Points = { values: Float64Array.of(0.5, -1, 1.5, 0.25, -0.75, 2, 2.25, 1, 0, 0.5, -2, -1.5, 1, 3), dimensions: 2 };
const planeWeight = Float64Array.of(1, 2, 0.5, 3, 1, 0.25, 1.5);
const planeAt: Points = { values: Float64Array.of(0, 0, 1, -2, 5, 5, -60, 80), dimensions: 2 };

const outcome = (bandwidth: unknown, items: Points, weight?: Float64Array) => outcomeOf(kde.create({ bandwidth }), items, weight);
const fit = (bandwidth: unknown, items: Points, weight?: Float64Array): Fitted<Points> => fitOf(kde.create({ bandwidth }), items, weight);

describe('the log-density is that of the peers, also where every kernel underflows', () => {
  test.each<[number | string, Points, Float64Array | undefined, Points, number[]]>([
    ['scott', line, undefined, lineAt, [-3.386075805821462, -1.6358588102875444, -1.652439242962552, -2.2830002140104413, -374.4159062177965]],
    ['scott', line, lineWeight, lineAt, [-3.8384423686951172, -1.7927481744607687, -1.7157859064865226, -1.8613837389134726, -353.62131012870293]],
    ['silverman', line, undefined, lineAt, [-3.285158310055603, -1.668924628624965, -1.681381850579263, -2.2632223079812777, -334.09979084504414]],
    ['silverman', line, lineWeight, lineAt, [-3.736149436988088, -1.8109765378263725, -1.7377780544619734, -1.874184713802352, -315.59296763101105]],
    ['scott', plane, undefined, planeAt, [-3.176517335519492, -4.302749045516163, -10.508887154450019, -6364.832086696625]],
    ['silverman', plane, planeWeight, planeAt, [-3.260748170795179, -4.314426080926088, -13.051722861745706, -6080.5864478851445]],
    [0.4, line, undefined, lineAt, [-11.9190272137753, -1.2219855868491796, -1.0697246872452963, -2.916686127195311, -4051.7944072705577]],
    [0.4, line, lineWeight, lineAt, [-12.142550821782523, -1.396008995169051, -1.1029502243602511, -2.0430306587303924, -4052.0175508218717]],
    [0.7, plane, undefined, planeAt, [-2.9204005547987126, -4.327724922970254, -23.452563690742693, -9793.44033528677]],
    [0.7, plane, planeWeight, planeAt, [-3.1224684354401777, -4.591069263079646, -23.300436008631603, -9794.4121958698]],
    [
      'scott',
      { values: Float64Array.of(0.1, 0.2, -0.3, 1, 0, 2, -1, 1.5, 0.25, 0.5, -0.5, -1, 2, 1, 0), dimensions: 3 },
      undefined,
      { values: Float64Array.of(0, 0, 0, 1, 1, 1), dimensions: 3 },
      [-3.329803928001047, -4.385372407617169],
    ],
  ])('bandwidth %s of %j', (bandwidth, items, weight, at, expected) => {
    const found = logDensitiesOf(fit(bandwidth, items, weight), at);
    found.forEach((value, i) => { expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(1e-13); });
  });
});

test('a point at infinity has density 0, and NaN has NaN', () => {
  expect(logDensitiesOf(fit(1, line), scalars(Float64Array.of(Infinity, -Infinity, NaN)))).toEqual([-Infinity, -Infinity, NaN]);
  expect(logDensitiesOf(fit('scott', plane), { values: Float64Array.of(0, Infinity, NaN, 1), dimensions: 2 })).toEqual([-Infinity, NaN]);
});

test('the row is of the law: the mean and variance of the items, and the kernel', () => {
  // Four items of mean 3 and variance 3.5 (divisor n).
  expect(fit(0.5, scalars(Float64Array.of(1, 2, 3, 6))).parameters()).toEqual({ fittedMean: 3, fittedVariance: 3.75, kernelStdDev: 0.5 });
  // Variances 1 and 4 about (1, 2); scott's factor of n = 4 in the plane is 4^(−1/6), of the covariance diag(4/3, 16/3).
  const square: Points = { values: Float64Array.of(0, 0, 2, 0, 0, 4, 2, 4), dimensions: 2 };
  const row = fit('scott', square).parameters();
  const kernel = Math.exp(-Math.log(4) / 3);
  expect(row).toMatchObject({ fittedMeanX: 1, fittedMeanY: 2 });
  expect(row['fittedVariance']).toBeCloseTo(2.5 + (kernel * (4 / 3 + 16 / 3)) / 2, 12);
  expect(row['kernelStdDev']).toBeCloseTo(Math.sqrt(kernel * (8 / 3)), 12);
});

test('items are drawn by their weights, with the noise of the kernel', async () => {
  const count = 200_000;
  const law = fit('scott', plane, planeWeight);
  const { values } = await law.sample(count, { streams: root.fork('draw'), decoding: {} });
  const axis = (at: number): Float64Array => values.filter((_, i) => i % 2 === at);
  const { fittedMeanX, fittedMeanY, fittedVariance } = law.parameters() as Record<string, number>;
  // 200,000 replicates: their mean is normal, and 5 of its standard errors are missed with probability 6 · 10⁻⁷.
  const [x, y] = [axis(0), axis(1)];
  expect(Math.abs(zScore(x, fittedMeanX!))).toBeLessThan(5);
  expect(Math.abs(zScore(y, fittedMeanY!))).toBeLessThan(5);
  const square = x.map((each, i) => ((each - fittedMeanX!) * (each - fittedMeanX!) + (y[i]! - fittedMeanY!) * (y[i]! - fittedMeanY!)) / 2);
  expect(Math.abs(zScore(square, fittedVariance!))).toBeLessThan(5);
});

test('a longer sample begins with the shorter, and shrink 0 draws the items themselves', async () => {
  const law = fit('scott', plane, planeWeight);
  const context = { streams: root.fork('draw'), decoding: {} };
  const [long, short] = [await law.sample(10, context), await law.sample(4, context)];
  expect(long.values.subarray(0, 8)).toEqual(short.values);
  const { values } = await fit(1, line, lineWeight).sample(1000, { ...context, decoding: { shrink: 0 } });
  // The item of weight 0 is never drawn.
  expect([...new Set(values)].sort((a, b) => a - b)).toEqual([-1.2, 0.3, 0.35, 1.9, 4]);
});

test('a rule ends where the items have no covariance, a fixed bandwidth goes on', () => {
  const equal = scalars(Float64Array.of(2, 2, 2));
  expect(outcome('scott', equal)).toEqual({
    ended: { code: 'not-positive-definite', message: 'the covariance of the items, which the bandwidth scott goes by, is not positive definite: pivot 1 of 1 is 0' },
  });
  expect(outcome('silverman', scalars(Float64Array.of(2)))).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(outcome('scott', { values: Float64Array.of(0, 0, 1, 1, 2, 2), dimensions: 2 })).toMatchObject({ ended: { code: 'not-positive-definite' } });
  expect(fit(0.1, equal).parameters()['fittedVariance']).toBeCloseTo(0.01, 15);
});

test('the bandwidth has no default', () => {
  expect(() => kde.create({})).toThrow('bandwidth');
  expect(() => kde.create({ bandwidth: 0 })).toThrow('bandwidth');
});

describe('through the loop the second moment gains h² for every kernel between an item and the real data', () => {
  // E x² of the fitted law of N(0, 1) data, averaged over axes: a new item is an old one and noise. replace: t kernels at
  // fit t. accumulate: an item of generation t − 1 has one kernel more than the pool's mean then, so that the mean over the pool
  // and the kernel of the fit itself make H_t = 1 + ½ + … + 1/t; sampling the pool changes no expectation (Kazdan et al. 2024).
  const [generations, chains, h] = [8, 1500, 0.5];
  const kernels = { replace: (t: number) => t, accumulate: harmonic, 'accumulate-subsample': harmonic };

  test.each<[keyof typeof kernels, number]>([
    ['replace', 1],
    ['replace', 2],
    ['accumulate', 1],
    ['accumulate', 2],
    ['accumulate-subsample', 1],
  ])('%s in %i dimensions', async (kind, d) => {
    const mean = d === 1 ? 0 : Array<number>(d).fill(0);
    const world = { kind: 'mixture', means: [mean], stdDevs: [1], weights: [1] };
    const study = await openPoints({ world, model: { family: 'kde', bandwidth: h }, policy: { kind }, size: 20, generations, seed: `${kind}-${d}` });
    const moments = Array.from({ length: generations + 1 }, () => new Float64Array(chains));
    for (let chain = 0; chain < chains; chain++) {
      for await (const { generation, rows } of study.runChain('loop', chain)) {
        if (generation > 0) moments[generation]![chain] = secondMoment(rows![0]!, d);
      }
    }
    // 1,500 independent chains; 4 standard errors are missed with probability 6 · 10⁻⁵.
    for (let t = 1; t <= generations; t++) expect(Math.abs(zScore(moments[t]!, 1 + h * h * kernels[kind](t)))).toBeLessThan(4);
  });

  function harmonic(t: number): number {
    return t === 0 ? 0 : 1 / t + harmonic(t - 1);
  }

  function secondMoment(row: Readonly<Record<string, number>>, d: number): number {
    const means = d === 1 ? [row['fittedMean']!] : [row['fittedMeanX']!, row['fittedMeanY']!];
    return row['fittedVariance']! + means.reduce((sum, mean) => sum + mean * mean, 0) / d;
  }
});
