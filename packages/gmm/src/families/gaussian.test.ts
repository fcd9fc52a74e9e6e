import { readFileSync } from 'node:fs';
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Awaitable, Batch, Fitted, FitOutcome } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { gaussian } from './gaussian.ts';

const root = streams('gaussian');
const batch = (items: Points, weight?: number[]): Batch<Points> => ({
  items,
  bornIn: new Uint32Array(items.values.length),
  bornBy: new Uint16Array(items.values.length),
  ...(weight && { weight: Float64Array.from(weight) }),
});
const fit = (divisor: 'n' | 'n-1', values: ArrayLike<number>, weight?: number[]): Awaitable<FitOutcome<Fitted<Points>>> =>
  gaussian.create({ divisor }).fit(batch(scalars(Float64Array.from(values)), weight), { streams: root, previous: undefined });

async function fitted(divisor: 'n' | 'n-1', values: ArrayLike<number>, weight?: number[]): Promise<Fitted<Points>> {
  const outcome = await fit(divisor, values, weight);
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

test('the divisor has no default', () => {
  expect(() => gaussian.create({})).toThrow('divisor');
});

test('the divisor decides the variance', async () => {
  // 1, 2, 3, 6: mean 3, sum of squares 14.
  expect((await fitted('n', [1, 2, 3, 6])).parameters()).toEqual({ fittedMean: 3, fittedStdDev: Math.sqrt(14 / 4) });
  expect((await fitted('n-1', [1, 2, 3, 6])).parameters()).toEqual({ fittedMean: 3, fittedStdDev: Math.sqrt(14 / 3) });
});

test('equal weights change nothing, and weights on one item leave n − 1 nothing to divide by', async () => {
  const plain = (await fitted('n-1', [1, 2, 3, 6])).parameters();
  const weighted = (await fitted('n-1', [1, 2, 3, 6], [0.3, 0.3, 0.3, 0.3])).parameters();
  for (const name of ['fittedMean', 'fittedStdDev']) expect(weighted[name]).toBeCloseTo(plain[name]!, 14);
  expect(await fit('n-1', [1, 2], [1, 0])).toMatchObject({ ended: { code: 'too-few-items' } });
  expect((await fitted('n', [1, 2], [1, 3])).parameters()).toEqual({ fittedMean: 1.75, fittedStdDev: Math.sqrt(3) / 4 });
});

interface ChainCase {
  id: string;
  metric: string;
  input: string;
  params: { mu0: number; sigma0: number; n: number; ddof: 0 | 1 };
  value: { mean: number; sd: number }[];
  tolerance: { rel: number; abs: number };
}
const golden = new URL('../../../../tools/golden/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, golden), 'utf8'));
const chains = (read('expected/gmm.json') as { cases: ChainCase[] }).cases.filter(({ metric }) => metric === 'gaussian_chain');
const normals = read('inputs/chains.json') as Record<string, number[][]>;

test('there are 4 golden chains', () => {
  expect(chains).toHaveLength(4);
});

test.each(chains)('$id: numpy chain with n = $params.n, ddof = $params.ddof', async ({ input, params, value, tolerance }) => {
  let [mean, stdDev] = [params.mu0, params.sigma0];
  for (const [g, expected] of value.entries()) {
    const row = (await fitted(params.ddof === 0 ? 'n' : 'n-1', normals[input]![g]!.map((z) => mean + stdDev * z))).parameters();
    [mean, stdDev] = [row['fittedMean']!, row['fittedStdDev']!];
    expect(Math.abs(mean - expected.mean)).toBeLessThanOrEqual(tolerance.abs + tolerance.rel * Math.abs(expected.mean));
    expect(Math.abs(stdDev - expected.sd)).toBeLessThanOrEqual(tolerance.abs + tolerance.rel * expected.sd);
  }
});

// ψ and ψ₁ at whole numbers: H_(m−1) − γ and π²/6 − Σ_(k<m) 1/k².
const sumBelow = (m: number, term: (k: number) => number): number =>
  Array.from({ length: m - 1 }, (_, i) => term(i + 1)).reduce((sum, x) => sum + x, 0);
const digamma = (m: number): number => sumBelow(m, (k) => 1 / k) - 0.5772156649015329;
const trigamma = (m: number): number => (Math.PI * Math.PI) / 6 - sumBelow(m, (k) => 1 / (k * k));

test.each([
  { n: 5, divisor: 'n' },
  { n: 5, divisor: 'n-1' },
  { n: 11, divisor: 'n' },
  { n: 11, divisor: 'n-1' },
] as const)('a chain of n = $n with divisor $divisor loses log-variance at the rate of the theory', async ({ n, divisor }) => {
  // σ²_t = σ²_(t−1) χ²_(n−1) / divisor, independent over t, and E ln χ²_ν = ψ(ν/2) + ln 2 with variance ψ₁(ν/2): after t fits
  // E ln σ²_t = t [ψ((n−1)/2) + ln 2 − ln divisor], Var = t ψ₁((n−1)/2). The mean over all chains lies within 4 standard errors.
  const [chainCount, generations] = [2500, 8];
  const model = gaussian.create({ divisor });
  let sum = 0;
  for (let chain = 0; chain < chainCount; chain++) {
    const streamsOfChain = root.fork(`n${n}`, chain);
    const first = streamsOfChain.fork('real').rng();
    let items = scalars(Float64Array.from({ length: n }, () => first.normal()));
    for (let t = 1; t <= generations; t++) {
      const at = streamsOfChain.fork('generation', t);
      const outcome = await model.fit(batch(items), { streams: at, previous: undefined });
      if ('ended' in outcome) throw new Error(outcome.ended.message);
      if (t === generations) sum += 2 * Math.log(outcome.fitted.parameters()['fittedStdDev']!);
      else items = await outcome.fitted.sample(n, { streams: at, decoding: {} });
    }
  }
  const expected = generations * (digamma((n - 1) / 2) + Math.log(2) - Math.log(divisor === 'n' ? n : n - 1));
  const standardError = Math.sqrt((generations * trigamma((n - 1) / 2)) / chainCount);
  expect(Math.abs(sum / chainCount - expected) / standardError).toBeLessThan(4);
});

test('equal points are a fit like any other: no width, and every other point impossible', async () => {
  const point = await fitted('n', [0.1, 0.1, 0.1]);
  expect(point.parameters()).toEqual({ fittedMean: 0.1, fittedStdDev: 0 });
  expect(point.entropy!()).toBe(-Infinity);
  const { logLikelihood } = await point.score!(scalars(Float64Array.of(0.1, 0.2)));
  expect([...logLikelihood]).toEqual([Infinity, -Infinity]);
  expect([...(await point.sample(3, { streams: root, decoding: {} })).values]).toEqual([0.1, 0.1, 0.1]);
});

test('too few items and values that are not numbers end the chain', async () => {
  expect(await fit('n-1', [1])).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(await fit('n', [])).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(await fit('n', [1])).toHaveProperty('fitted');
  expect(await fit('n', [1, NaN])).toEqual({ ended: { code: 'not-finite', message: 'item 1 is NaN' } });
});

test('its density and entropy are the Gaussian ones', async () => {
  const model = await fitted('n', [0, 2, 4, 6]); // mean 3, variance 5
  const { logLikelihood } = await model.score!(scalars(Float64Array.of(3, 5)));
  expect(logLikelihood[0]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 5), 14);
  expect(logLikelihood[1]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 5) - 4 / 10, 14);
  expect(model.entropy!()).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 5), 14);
});

test('comes back from bytes, to the same bytes and the same draws', async () => {
  const model = await fitted('n-1', [0.1, 0.7, 2.3]);
  const back = gaussian.create({ divisor: 'n-1' }).decode(model.encode());
  expect(back.encode()).toEqual(model.encode());
  expect(await back.sample(5, { streams: root, decoding: {} })).toEqual(await model.sample(5, { streams: root, decoding: {} }));
});
