import { pointCount, streams, type Points } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { sampleMixture } from '../multivariate/sample-mixture.ts';
import { fitOf, logDensitiesOf, outcomeOf } from '../testing/fit-of.ts';
import { openPoints } from '../testing/open-points.ts';
import { gaussian } from './gaussian.ts';

const plane = (...values: number[]): Points => ({ values: Float64Array.from(values), dimensions: 2 });
// Mean (2, 3); sums of squares about it 10 and 18, of products 12.
const four = plane(0, 0, 1, 3, 3, 3, 4, 6);
const model = (covariance: string, divisor: 'n' | 'n-1' = 'n') => gaussian.create({ divisor, covariance });
const row = (covariance: string, divisor: 'n' | 'n-1' = 'n') => fitOf(model(covariance, divisor), four).parameters();

describe('in the plane', () => {
  test('the covariance is of the shape that is named, over the divisor that is named', () => {
    // The width is det(Σ)^(1/4).
    const width = (determinant: number): unknown => ({ fittedMeanX: 2, fittedMeanY: 3, fittedStdDev: expect.closeTo(Math.sqrt(Math.sqrt(determinant)), 12) as number });
    expect(row('full')).toEqual(width((10 * 18 - 12 * 12) / 16));
    expect(row('full', 'n-1')).toEqual(width((10 * 18 - 12 * 12) / 9));
    expect(row('diagonal')).toEqual(width((10 * 18) / 16));
    expect(row('spherical')).toEqual(width((14 * 14) / 16));
  });

  test('its density and entropy are the Gaussian ones', () => {
    const fitted = fitOf(model('full'), four);
    // Σ = [[2.5, 3], [3, 4.5]], det 2.25; at (3, 3) the squared distance is 4.5/2.25 = 2.
    const [atMean, away] = logDensitiesOf(fitted, plane(2, 3, 3, 3));
    expect(atMean).toBeCloseTo(-Math.log(2 * Math.PI) - 0.5 * Math.log(2.25), 13);
    expect(away! - atMean!).toBeCloseTo(-1, 13);
    expect(fitted.entropy!()).toBeCloseTo(1 + Math.log(2 * Math.PI) + 0.5 * Math.log(2.25), 13);
  });

  test('weights count as so many items, and the unbiased divisor does not depend on their scale', () => {
    const twice = plane(...four.values, 9, -1, 9, -1);
    const weighed = fitOf(model('full'), plane(...four.values, 9, -1), Float64Array.of(1, 1, 1, 1, 2)).parameters();
    const repeated = fitOf(model('full'), twice).parameters();
    for (const name of Object.keys(repeated)) expect(weighed[name]).toBeCloseTo(repeated[name]!, 12);
    const even = fitOf(model('full', 'n-1'), four, new Float64Array(4).fill(0.3)).parameters();
    expect(even['fittedStdDev']).toBeCloseTo(row('full', 'n-1')['fittedStdDev']!, 12);
  });

  test('decoding multiplies the covariance', () => {
    const fitted = fitOf(model('full'), four);
    const drawn = (decoding: object): Points => fitted.sample(50, { streams: streams('wide'), decoding }) as Points;
    const [plain, wide] = [drawn({}), drawn({ temperature: 8, shrink: 0.5 })];
    expect(pointCount(wide)).toBe(50);
    plain.values.forEach((x, at) => {
      const mean = at % 2 === 0 ? 2 : 3;
      expect(wide.values[at]! - mean).toBeCloseTo(2 * (x - mean), 11);
    });
  });

  test('comes back from bytes, to the same bytes, parameters and draws', () => {
    const own = model('diagonal');
    const fitted = fitOf(own, four);
    const back = own.decode(fitted.encode());
    expect(back.encode()).toEqual(fitted.encode());
    expect(back.parameters()).toEqual(fitted.parameters());
    expect(back.sample(5, { streams: streams(1), decoding: {} })).toEqual(fitted.sample(5, { streams: streams(1), decoding: {} }));
  });

  test('a shape must be named, and points are what is drawn', () => {
    expect(() => outcomeOf(gaussian.create({ divisor: 'n' }), four)).toThrow('model.covariance must be one of full, diagonal, spherical for points of 2 dimensions, but is absent; set it');
    expect(() => outcomeOf(gaussian.create({ divisor: 'n', covariance: 'full', sampling: 'statistics' }), four)).toThrow('model.sampling must be points for points of 2 dimensions');
  });
});

test('on the line the shape changes nothing', () => {
  const line: Points = { values: Float64Array.of(1, 2, 3, 6), dimensions: 1 };
  const plain = fitOf(gaussian.create({ divisor: 'n' }), line);
  for (const covariance of ['full', 'diagonal', 'spherical']) expect(fitOf(model(covariance), line).encode()).toEqual(plain.encode());
});

describe('what has no density ends the chain, with the pivot', () => {
  const outcome = (points: Points, covariance = 'full') => outcomeOf(model(covariance), points);

  test('fewer items than dimensions', () => {
    const few: Points = { values: Float64Array.from({ length: 15 }, (_, i) => Math.sin(1 + i * i)), dimensions: 5 };
    expect(outcome(few)).toEqual({ ended: { code: 'not-positive-definite', message: 'the covariance is not positive definite: pivot 3 of 5 is 0' } });
    expect(outcome(few, 'diagonal')).toHaveProperty('fitted');
    expect(outcome(few, 'spherical')).toHaveProperty('fitted');
    const enough: Points = { values: Float64Array.from({ length: 30 }, (_, i) => Math.sin(1 + i * i)), dimensions: 5 };
    expect(outcome(enough)).toHaveProperty('fitted');
  });

  test('points that are all equal, or on one line', () => {
    expect(outcome(plane(0.1, 0.7, 0.1, 0.7, 0.1, 0.7))).toMatchObject({ ended: { message: 'the covariance is not positive definite: pivot 1 of 2 is 0' } });
    expect(outcome(plane(0.1, 0.7, 0.2, 0.7, 0.4, 0.7), 'diagonal')).toMatchObject({ ended: { message: 'the covariance is not positive definite: pivot 2 of 2 is 0' } });
    expect(outcome(plane(0.1, 0.3, 0.7, 2.1, 0.4, 1.2, 0.9, 2.7))).toMatchObject({ ended: { code: 'not-positive-definite', message: expect.stringContaining('pivot 2 of 2 is') as string } });
  });

  test('a coordinate that is no number, by the index of its item', () => {
    expect(outcome(plane(1, 2, 3, Infinity, 5, 6))).toEqual({ ended: { code: 'not-finite', message: 'item 1 is Infinity' } });
    expect(outcome(plane())).toMatchObject({ ended: { code: 'too-few-items' } });
  });
});

test('is the mixture of one component without a floor, through the loop', async () => {
  const study = (model: object) =>
    openPoints({
      world: { kind: 'mixture', means: [[0, 0], [3, 1]], covariances: [[[1, 0.5], [0.5, 2]], [[1, 0], [0, 1]]], weights: [0.5, 0.5] },
      model,
      policy: { kind: 'replace' },
      size: 100,
      generations: 20,
    });
  const rows = async (model: object): Promise<number[][]> => {
    const found: number[][] = [];
    for await (const { generation, rows } of (await study(model)).runChain('loop', 0)) {
      const row = rows![0]!;
      if (generation > 0) found.push([row['meanX1'] ?? row['fittedMeanX']!, row['meanY1'] ?? row['fittedMeanY']!, row['stdDev1'] ?? row['fittedStdDev']!]);
    }
    return found;
  };
  const mixture = await rows({ family: 'mixture', components: 1, covariance: 'full', rule: 'sklearn', init: 'kmeans', start: 'cold', tolerance: 1e-3, maxIterations: 100, varianceFloor: 0, order: 'by-mean' });
  const one = await rows({ family: 'gaussian', divisor: 'n', covariance: 'full' });
  expect(one).toHaveLength(20);
  one.flat().forEach((x, at) => { expect(x).toBeCloseTo(mixture.flat()[at]!, 11); });
});

test('unrecorded generations are leapt to the same rows', async () => {
  const last = async (record: number): Promise<unknown> => {
    const keys = { world: { kind: 'mixture', means: [[0, 0, 0]], stdDevs: [1], weights: [1] }, model: { family: 'gaussian', divisor: 'n-1', covariance: 'full' }, policy: { kind: 'replace' }, size: 20, generations: 50, record };
    let row: unknown;
    for await (const { rows } of (await openPoints(keys)).runChain('loop', 0)) row = rows?.[0] ?? row;
    return row;
  };
  expect(await last(50)).toEqual(await last(1));
});

test.each([2, 4])('the log-determinant of a chain in %d dimensions falls at the rate of the theory', async (d) => {
  // n Σ' is Wishart with n − 1 degrees of freedom about Σ: ln det Σ' − ln det Σ = Σ_i ln χ²_(n−i) − d ln n, i = 1 … d (Muirhead 1982,
  // theorem 3.2.15), whatever Σ is. E ln χ²_ν = ψ(ν/2) + ln 2, variance ψ₁(ν/2); of `chains` independent steps within 4 standard errors.
  const [n, chains] = [12, 4000];
  const standard = { dimensions: d, covariance: 'spherical', weights: Float64Array.of(1), means: new Float64Array(d), covariances: Float64Array.of(1) } as const;
  let sum = 0;
  for (let chain = 0; chain < chains; chain++) sum += 2 * d * Math.log(fitOf(model('full'), sampleMixture(standard, n, streams('wishart').fork('chain', chain))).parameters()['fittedStdDev']!);
  let [mean, variance] = [-d * Math.log(n), 0];
  for (let i = 1; i <= d; i++) {
    mean += digamma((n - i) / 2) + Math.log(2);
    variance += trigamma((n - i) / 2);
  }
  expect(Math.abs(sum / chains - mean) / Math.sqrt(variance / chains)).toBeLessThan(4);
});

/** ψ and ψ₁ by recurrence to x > 20 and their asymptotic series. */
function digamma(x: number): number {
  return x > 20 ? Math.log(x) - 1 / (2 * x) - 1 / (12 * x * x) + 1 / (120 * x * x * x * x) : digamma(x + 1) - 1 / x;
}
function trigamma(x: number): number {
  return x > 20 ? 1 / x + 1 / (2 * x * x) + 1 / (6 * x * x * x) - 1 / (30 * x * x * x * x * x) : trigamma(x + 1) + 1 / (x * x);
}
