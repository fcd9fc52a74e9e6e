// Option `sampling: statistics` against theory, against chains that draw points, and against itself with other generations recorded.
import { kolmogorovSmirnov } from '@collapse-lab/diversity';
import { packArrays, streams } from '@collapse-lab/numeric';
import type { OpenStudy } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { average, covariance, openGaussian, type StudyKeys } from '../testing/replicates.ts';
import { gaussian } from './gaussian.ts';

const keys = (size: number, generations: number, others: Partial<StudyKeys> = {}): StudyKeys => ({
  policy: { kind: 'replace' }, size, generations, seed: 'sampling', record: generations, sampling: 'statistics', ...others,
});

/** Fitted mean and standard deviation at every recorded generation of one chain, how many steps it took, and its last generation. */
async function walk(study: OpenStudy, chain: number): Promise<{ rows: Map<number, [mean: number, stdDev: number]>; steps: number; last: number; ended: unknown }> {
  const run = study.runChain('loop', chain);
  const rows = new Map<number, [number, number]>();
  for (let [steps, last] = [0, 0]; ; steps++) {
    const { done, value } = await run.step();
    if (done) return { rows, steps, last, ended: value };
    last = value.generation;
    if (value.rows && value.generation > 0) rows.set(value.generation, [value.rows[0]!['fittedMean']!, value.rows[0]!['fittedStdDev']!]);
  }
}

/** Fitted mean and log-variance at the last generation of chains 1, 2, …: chain 0 is shown, and never leapt. */
async function lasts(study: StudyKeys, chains: number): Promise<{ mean: Float64Array; logVariance: Float64Array }> {
  const open = await openGaussian(study);
  const [mean, logVariance] = [new Float64Array(chains), new Float64Array(chains)];
  for (let chain = 0; chain < chains; chain++) {
    const [last, stdDev] = (await walk(open, chain + 1)).rows.get(study.generations)!;
    mean[chain] = last;
    logVariance[chain] = 2 * Math.log(stdDev);
  }
  return { mean, logVariance };
}

// mpmath 1.3: digamma and trigamma of (n − 1)/2.
test.each([
  { n: 5, t: 200, digamma: 0.42278433509846713, trigamma: 0.6449340668482264 },
  { n: 100, t: 1000, digamma: 3.8918376507263717, trigamma: 0.02040745504687999 },
])('n = $n loses log-variance over $t generations by its law', async ({ n, t, digamma, trigamma }) => {
  // E ln σ²_t = t [ψ((n−1)/2) + ln 2 − ln n], Var ln σ²_t = t ψ₁((n−1)/2); the mean of R chains has standard error √(Var/R), their
  // variance, near normal after so many generations, Var √(2/(R−1)). Both lie within 4.
  const chains = 1500;
  const { logVariance } = await lasts(keys(n, t), chains);
  expect(Math.abs(average(logVariance) - t * (digamma + Math.log(2 / n)))).toBeLessThan(4 * Math.sqrt((t * trigamma) / chains));
  expect(Math.abs(covariance(logVariance, logVariance) / (t * trigamma) - 1)).toBeLessThan(4 * Math.sqrt(2 / (chains - 1)));
});

test.each(['n', 'n-1'] as const)('chains of divisor %s end where chains that draw points do', async (divisor) => {
  const chains = 2000;
  const [drawn, points] = await Promise.all((['statistics', 'points'] as const).map((sampling) => lasts(keys(10, 15, { divisor, sampling, seed: sampling }), chains)));
  for (const what of ['mean', 'logVariance'] as const) expect(kolmogorovSmirnov(drawn![what], points![what], 'asymptotic').pValue).toBeGreaterThan(1e-5);
});

describe('points that are drawn after their mean and scatter', () => {
  const draws = async (sampling: 'points' | 'statistics', count: number, of: number): Promise<Float64Array[]> => {
    const fitted = gaussian.create({ divisor: 'n', sampling }).decode(packArrays([Float64Array.of(3, 4)]));
    const drawn: Float64Array[] = [];
    for (let i = 0; i < of; i++) drawn.push((await fitted.sample(count, { streams: streams(sampling).fork('draw', i), decoding: { shrink: 0.25 } })).values);
    return drawn;
  };

  test.each([2, 3, 10])('are %i independent normals', async (count) => {
    const all = await Promise.all((['statistics', 'points'] as const).map((sampling) => draws(sampling, count, 5000)));
    // Sums, extremes, order and products tell normals with any dependence from those without.
    const faces: Record<string, (x: Float64Array) => number> = {
      first: (x) => x[0]!,
      difference: (x) => x[0]! - x[1]!,
      largest: (x) => Math.max(...x),
      product: (x) => (x[0]! - 3) * (x[1]! - 3),
      'largest of residuals': (x) => Math.max(...x.map((each) => Math.abs(each - average(x)))),
    };
    for (const face of Object.values(faces)) expect(kolmogorovSmirnov(all[0]!.map(face), all[1]!.map(face), 'asymptotic').pValue).toBeGreaterThan(1e-5);
  });

  test('are the mean itself where there is one, or no width', async () => {
    const [alone] = await draws('statistics', 1, 1);
    expect(Number.isFinite(alone![0]!)).toBe(true);
    const point = gaussian.create({ divisor: 'n', sampling: 'statistics' }).decode(packArrays([Float64Array.of(3, 0)]));
    expect([...(await point.sample(4, { streams: streams(1), decoding: {} })).values]).toEqual([3, 3, 3, 3]);
  });
});

describe('without statistics that can be drawn', () => {
  test('a chain whose numbers run over ends where it does with every generation recorded', async () => {
    // Temperature 10²⁰ a generation leaves the doubles after 16.
    const over = async (record: number) => walk(await openGaussian(keys(5, 100, { record, decoding: { temperature: 1e20 } })), 1);
    const [thinned, every] = [await over(100), await over(1)];
    expect(every.ended).toMatchObject({ code: 'not-finite' });
    expect([thinned.ended, thinned.last]).toEqual([every.ended, every.last]);
  });

  test('other policies, weights among them, train on points in every generation', async () => {
    for (const policy of [{ kind: 'accumulate' }, { kind: 'weighted', weight: 0.3, realFrom: 'fixed' }, { kind: 'mix', real: 0.5, synthetic: 0.5, realFrom: 'fresh' }]) {
      const { rows, steps } = await walk(await openGaussian(keys(10, 6, { policy })), 1);
      expect([rows.size, steps]).toEqual([2, 7]);
    }
  });
});

test('recording other generations changes nothing', async () => {
  const [every, tenth, last] = await Promise.all([1, 10, 100].map(async (record) => walk(await openGaussian(keys(20, 100, { record })), 1)));
  expect([every!.rows.size, tenth!.rows.size, last!.rows.size]).toEqual([100, 11, 2]);
  expect(last!.steps).toBeLessThan(5);
  for (const { rows } of [tenth!, last!]) for (const [t, row] of rows) expect(row).toEqual(every!.rows.get(t));
});

test('members that each feed on themselves are as they would be alone', async () => {
  const several = (await openGaussian(keys(20, 12, { record: 1, members: 2 }))).runChain('loop', 1);
  const alone = await walk(await openGaussian(keys(20, 12, { record: 1 })), 1);
  for await (const { generation, rows } of several) {
    expect(rows!.length).toBe(2);
    if (generation > 0) expect([rows![0]!['fittedMean'], rows![0]!['fittedStdDev']]).toEqual(alone.rows.get(generation));
  }
});
