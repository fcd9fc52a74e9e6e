// Decoding of points: how far what is drawn is wider or narrower than what was fitted.
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Awaitable, Batch, Decoding, Fitted, FitOutcome } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { average, replicate, zScore } from '../testing/replicates.ts';
import { gaussian } from './gaussian.ts';
import { mixture } from './mixture.ts';

const root = streams('decoding');
const batch = (items: Points): Batch<Points> => ({ items, bornIn: new Uint32Array(items.values.length), bornBy: new Uint16Array(items.values.length) });

async function learned(outcome: Awaitable<FitOutcome<Fitted<Points>>>): Promise<Fitted<Points>> {
  const done = await outcome;
  if ('ended' in done) throw new Error(done.ended.message);
  return done.fitted;
}

const draw = async (model: Fitted<Points>, count: number, decoding: Decoding): Promise<Float64Array> =>
  (await model.sample(count, { streams: root.fork('draw'), decoding })).values;

describe('gaussian', () => {
  // Mean 3, variance 5.
  const fitted = () => learned(gaussian.create({ divisor: 'n' }).fit(batch(scalars(Float64Array.of(0, 2, 4, 6))), { streams: root, previous: undefined }));

  test.each([
    [{ temperature: 4 }, 4],
    [{ temperature: 0.25 }, 0.25],
    [{ shrink: 0.25 }, 0.25],
    [{ temperature: 3, shrink: 12 }, 36],
  ] as const)('under %j draws with %d times the variance', async (decoding, factor) => {
    const [model, count] = [await fitted(), 50_000];
    const drawn = await draw(model, count, decoding);
    // Σ (x − 3)² / (5 · factor) is chi-square with `count` degrees of freedom: mean squares within 5 √(2/count) of 1.
    expect(Math.abs(average(drawn.map((x) => (x - 3) * (x - 3))) / (5 * factor) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    // The same normals as without decoding, so that coupled chains stay coupled.
    const plain = await draw(model, count, {});
    const misses = drawn.map((x, i) => Math.abs(x - 3 - Math.sqrt(factor) * (plain[i]! - 3)));
    expect(Math.max(...misses.subarray(0, 1000))).toBeLessThan(1e-12);
  });

  test('is drawn from as fitted by temperature 1 and shrink 1, and on its mean by shrink 0', async () => {
    const model = await fitted();
    expect(await draw(model, 100, { temperature: 1, shrink: 1 })).toEqual(await draw(model, 100, {}));
    expect(await draw(model, 3, { shrink: 0 })).toEqual(Float64Array.of(3, 3, 3));
  });

  test('that is scored, measured and saved is the fitted one, whatever was drawn', async () => {
    const model = await fitted();
    const before = [model.parameters(), model.encode(), model.entropy!()];
    await draw(model, 5, { temperature: 2, shrink: 0.5 });
    expect([model.parameters(), model.encode(), model.entropy!()]).toEqual(before);
  });
});

describe('mixture', () => {
  const rule = { components: 2, rule: 'sklearn', init: 'kmeans', start: 'cold', tolerance: 1e-6, maxIterations: 100, varianceFloor: 0, order: 'by-mean' };
  // Two components 200 apart, so that every draw shows which one it is from.
  const fitted = () => learned(mixture.create(rule).fit(batch(scalars(Float64Array.of(-101, -99, 98, 100, 102))), { streams: root, previous: undefined }));

  test.each([0, 0.25, 4])('under shrink %d keeps weights and means and multiplies the variances', async (shrink) => {
    const model = await fitted();
    const { mean1, mean2 } = model.parameters();
    expect(mean1).toBeCloseTo(-100, 12);
    expect(mean2).toBeCloseTo(100, 12);
    const plain = await draw(model, 1000, {});
    const expected = plain.map((x) => (x < 0 ? mean1! + Math.sqrt(shrink) * (x - mean1!) : mean2! + Math.sqrt(shrink) * (x - mean2!)));
    const drawn = await draw(model, 1000, { shrink });
    expect(Math.max(...drawn.map((x, i) => Math.abs(x - expected[i]!)))).toBeLessThan(1e-12);
    expect(await draw(model, 1000, { shrink: 1 })).toEqual(plain);
  });

  test('knows no temperature, as p^(1/T) of a mixture is none', () => {
    expect(mixture.create(rule).decodes).toEqual(['shrink']);
  });
});

describe('the loop (Alemohammad et al. 2023, fully synthetic)', () => {
  // With divisor n − 1, E σ²_t = λ E σ²_(t−1), and E σ²_1 = 1 is the fit on real data; t stays below n = 50. A true
  // expectation is missed by 4 standard errors with probability 6 · 10⁻⁵.
  test.each([
    { shrink: 0.8 },
    { temperature: 0.8 },
  ])('with %j loses the share 0.2 of the variance a generation', async (decoding) => {
    const generations = 20;
    const [only] = await replicate({ policy: { kind: 'replace' }, divisor: 'n-1', size: 50, generations, seed: `decoding-${Object.keys(decoding)[0]!}`, decoding }, 2000);
    let expected = 1;
    for (let t = 1; t <= generations; t++, expected *= 0.8) expect(Math.abs(zScore(only!.variance[t]!, expected))).toBeLessThan(4);
  });
});
