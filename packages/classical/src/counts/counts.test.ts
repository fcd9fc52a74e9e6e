// What is learned and drawn, by hand.
import { streams, type Counts } from '@collapse-lab/numeric';
import type { Batch, Fitted, Model } from '@collapse-lab/runner';
import { generationWith } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { countsAlgebra } from './algebra.ts';
import { bernoulli, categorical, correctedCategorical, herd, poisson } from './families/all.ts';
import * as measures from './measures/all.ts';
import { openLaw } from './open-law.ts';

const of = (...values: number[]): Counts => ({ values: Uint32Array.from(values) });
const batchOf = (items: Counts, weight?: readonly number[]): Batch<Counts> => ({ items, bornIn: new Uint32Array(items.values.length), bornBy: new Uint16Array(items.values.length), ...(weight && { weight: Float64Array.from(weight) }) });
const outcome = (model: Model<Counts>, items: Counts, weight?: readonly number[]) => model.fit(batchOf(items, weight), { streams: streams('fit'), previous: undefined });
async function learn(model: Model<Counts>, items: Counts, weight?: readonly number[]): Promise<Fitted<Counts>> {
  const fit = await outcome(model, items, weight);
  if ('ended' in fit) throw new Error(fit.ended.message);
  return fit.fitted;
}
const probabilities = async (law: Fitted<Counts>, ...at: number[]): Promise<number[]> => [...(await law.score!(of(...at))).logLikelihood].map(Math.exp);
const close = (values: readonly number[]): unknown[] => values.map((value): unknown => expect.closeTo(value, 12));

describe('categorical', () => {
  test('gives symbols their share of the items, of the weights, and of k more of each', async () => {
    const items = of(0, 2, 2, 5);
    expect(await probabilities(await learn(categorical.create({ symbols: 'seen', addK: 0 }), items), 0, 1, 2, 5, 6)).toEqual(close([0.25, 0, 0.5, 0.25, 0]));
    expect(await probabilities(await learn(categorical.create({ symbols: 'seen', addK: 0 }), items, [1, 2, 3, 4]), 0, 2, 5)).toEqual(close([0.1, 0.5, 0.4]));
    expect(await probabilities(await learn(categorical.create({ symbols: 8, addK: 0.5 }), items), 0, 1, 2, 7)).toEqual(close([1.5 / 8, 0.5 / 8, 2.5 / 8, 0.5 / 8]));
  });

  test('scores by a smoothed law where it is asked to, draws by its own, and tells what that calls impossible', async () => {
    const law = await learn(categorical.create({ symbols: 4, addK: 0, scoreAddK: 0.5 }), of(0, 2, 2, 2));
    expect(await probabilities(law, 0, 1, 2, 3, 4)).toEqual(close([1.5 / 6, 0.5 / 6, 3.5 / 6, 0.5 / 6, 0]));
    expect([...(await law.score!(of(0, 1, 9))).possible!]).toEqual([1, 0, 0]);
    expect(new Set((await law.sample(500, { streams: streams('draw'), decoding: {} })).values)).toEqual(new Set([0, 2]));
    expect(() => categorical.create({ symbols: 'seen', addK: 0, scoreAddK: 1 })).toThrow('must be a number where scoreAddK is above 0');
  });

  test('tells its support, the chance that two differ, its peak and its entropy', async () => {
    const law = await learn(categorical.create({ symbols: 'seen', addK: 0 }), of(0, 2, 2, 5));
    expect(law.parameters()).toEqual({ support: 3, giniSimpson: 1 - 0.0625 - 0.25 - 0.0625, largestProbability: 0.5 });
    expect(law.entropy!()).toBeCloseTo(1.5 * Math.LN2, 14);
  });

  test.each(['items', 'statistics'])('draws by a decoding (%s)', async (sampling) => {
    const law = await learn(categorical.create({ symbols: 'seen', addK: 0, sampling }), of(0, 1, 1, 2, 2, 2));
    const draw = async (decoding: object): Promise<number[]> => [...new Set((await law.sample(200, { streams: streams('draw'), decoding })).values)].sort();
    expect(await draw({})).toEqual([0, 1, 2]);
    expect(await draw({ topK: 1 })).toEqual([2]);
    expect(await draw({ minP: 0.5 })).toEqual([1, 2]);
    expect(await draw({ temperature: 1e-6 })).toEqual([2]);
  });

  test('draws in random order when it has drawn occurrences first', async () => {
    // Of 1000 zeros and ones in random order 500 ± 16 neighbours differ; sorted, one.
    const law = await learn(categorical.create({ symbols: 2, addK: 0, sampling: 'statistics' }), of(0, 1));
    const { values } = await law.sample(1000, { streams: streams('order'), decoding: {} });
    const changes = values.filter((value, i) => i > 0 && value !== values[i - 1]).length;
    expect(Math.abs(changes - 499.5)).toBeLessThan(5 * 16);
  });

  test('refuses an alphabet that smoothing would need, and ends at what is none of it', async () => {
    expect(() => categorical.create({ symbols: 'seen', addK: 1 })).toThrow('must be a number where addK is above 0');
    expect(await outcome(categorical.create({ symbols: 3, addK: 0 }), of(0, 3))).toEqual({ ended: { code: 'unknown-symbol', message: 'symbol 3 is none of the 3 that there may be' } });
    expect(await outcome(categorical.create({ symbols: 'seen', addK: 0 }), of(4294967295))).toMatchObject({ ended: { code: 'unknown-symbol' } });
  });
});

describe('corrected-categorical', () => {
  const model = correctedCategorical.create({ symbols: 3, realShare: 0.5 });

  test('frees a batch of what the model before it drew, and counts what is left by n α²', async () => {
    const first = await learn(model, of(0, 0, 1, 2));
    const second = await model.fit(batchOf(of(0, 1, 1, 1)), { streams: streams('fit'), previous: first });
    if ('ended' in second) throw new Error(second.ended.message);
    // Freed: ((¼, ¾, 0) − ½ (½, ¼, ¼)) / ½ = (0, 1¼, −¼), of a worth of 1 beside 4 of (½, ¼, ¼).
    expect(second.fitted.parameters()).toMatchObject({ worth: 5 });
    expect(await probabilities(second.fitted, 0, 1, 2)).toEqual(close([2 / 5, 2.25 / 5, 0.75 / 5]));
  });

  test('takes shares of weights, and weighed items for as many equal ones as tell as much', async () => {
    const law = await learn(model, of(0, 1, 1, 2), [3, 1, 1, 0]);
    expect(await probabilities(law, 0, 1, 2)).toEqual(close([0.6, 0.4, 0]));
    expect(law.parameters()['worth']).toBeCloseTo(25 / 11, 14);
    // Of equal weights nothing comes, whatever they are.
    expect((await learn(model, of(0, 1, 1, 2), [3, 3, 3, 3])).parameters()).toEqual((await learn(model, of(0, 1, 1, 2))).parameters());
  });
});

test.each([
  ['bernoulli', bernoulli.create({})],
  ['categorical', categorical.create({ symbols: 'seen', addK: 0 })],
  ['poisson', poisson.create({})],
])('%s ends at no items, and at weights that are none', async (_, model) => {
  expect(await outcome(model, of())).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(await outcome(model, of(0, 1), [1, -1])).toMatchObject({ ended: { code: 'invalid-weight' } });
  expect(await outcome(model, of(0, 1), [0, 0])).toMatchObject({ ended: { code: 'invalid-weight' } });
});

describe('bernoulli', () => {
  test('is the share of ones, decoded as p^(1/T)', async () => {
    const law = await learn(bernoulli.create({}), of(1, 0, 0, 0, 1));
    expect(law.parameters()).toEqual({ successProbability: 0.4 });
    expect(await probabilities(law, 0, 1, 2)).toEqual(close([0.6, 0.4, 0]));
    expect(law.entropy!()).toBeCloseTo(-0.4 * Math.log(0.4) - 0.6 * Math.log(0.6), 14);
    const n = 100_000;
    const ones = (await law.sample(n, { streams: streams('draw'), decoding: { temperature: 0.5 } })).values.reduce((sum, x) => sum + x, 0);
    const p = 0.16 / (0.16 + 0.36);
    expect(Math.abs(ones / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
  });

  test('is drawn evenly where a temperature of 0 or ∞ leaves both', async () => {
    // 1000 fair draws have 500 ones to 4 standard errors of 16.
    for (const [items, temperature] of [[[1, 0], 0], [[1, 0, 0, 0], Infinity]] as const) {
      const { values } = await (await learn(bernoulli.create({}), of(...items))).sample(1000, { streams: streams('draw'), decoding: { temperature } });
      expect(Math.abs(values.reduce((sum, x) => sum + x, 0) - 500)).toBeLessThan(64);
    }
  });

  test('is a law of zeros and ones alone', async () => {
    expect(await outcome(bernoulli.create({}), of(0, 1, 7))).toEqual({ ended: { code: 'not-binary', message: 'item 2 is 7' } });
    expect(() => { bernoulli.create({}).check!(of(0, 3)); }).toThrow('items must be 0 or 1 for the family bernoulli, but item 1 is 3; take the family categorical or poisson');
  });
});

describe('poisson', () => {
  test('scores by its mean, and one of mean 0 knows nothing but 0', async () => {
    const law = await learn(poisson.create({}), of(1, 2, 3));
    expect(law.parameters()).toEqual({ fittedMean: 2 });
    expect(await probabilities(law, 0, 1, 4)).toEqual(close([Math.exp(-2), 2 * Math.exp(-2), (16 / 24) * Math.exp(-2)]));
    expect(await probabilities(await learn(poisson.create({}), of(0, 0)), 0, 1)).toEqual([1, 0]);
  });
});

test('a herd that has seen two alike does as they did, whatever its signal says', async () => {
  const after = async (...items: [value: number, bornIn: number][]): Promise<unknown> => {
    const batch = { items: of(...items.map(([value]) => value)), bornIn: Uint32Array.from(items, ([, t]) => t), bornBy: new Uint16Array(items.length) };
    const fit = await herd.create({}).fit(batch, { streams: streams('fit'), previous: undefined });
    return 'ended' in fit ? fit.ended.code : fit.fitted.parameters();
  };
  expect(await after([1, 0])).toEqual({ lean: 0, choosesOne: 1 });
  expect(await after([1, 0], [0, 0], [1, 1])).toEqual({ lean: 1, choosesOne: 0.5 });
  expect(await after([1, 0], [1, 1], [1, 2], [0, 0])).toEqual({ lean: 2, choosesOne: 1 });
  expect(await after([0, 1], [1, 2], [0, 3], [0, 4], [1, 5], [1, 6], [1, 0])).toEqual({ lean: -2, choosesOne: 0 });
  expect([await after([1, 1]), await after([2, 0])]).toEqual(['too-few-items', 'not-binary']);
});

describe('measures', () => {
  const world = openLaw([4, 3, 2, 1], { law: 'four symbols' });
  const at = async (measure: keyof typeof measures, sample: Counts, parameters: object = {}, model?: Fitted<Counts>) =>
    measures[measure].create(parameters).measure(generationWith(countsAlgebra, sample, { world, model }));

  test('tell the symbols of a sample', async () => {
    expect(await at('symbols', of(7, 7, 3, 1))).toEqual({ types: 3, hapaxShare: expect.closeTo(2 / 3, 14) as unknown, shannonEntropy: expect.closeTo(1.5 * Math.LN2, 14) as unknown, sampleGiniSimpson: expect.closeTo(5 / 6, 14) as unknown });
  });

  test('take atoms for as many draws as they stand for', async () => {
    const atoms: Counts = { values: Uint32Array.of(0, 1, 2, 0), mass: Float64Array.of(1, 2, 0, 1) };
    expect(await at('symbols', atoms)).toMatchObject({ types: 2, shannonEntropy: expect.closeTo(Math.LN2, 14) as unknown, sampleGiniSimpson: 0.5 });
    expect(await at('effectiveSupport', atoms)).toEqual({ effectiveSupport: expect.closeTo(2, 12) as unknown, relativeSupport: 1 });
  });

  test('tell the real mass that the training items lack', async () => {
    expect(await at('missingMass', of(0, 0, 2, 9))).toEqual({ missingMass: expect.closeTo(0.4, 14) as unknown });
  });

  test('tell how far a law is from the true one, and chosen probabilities of it', async () => {
    const law = await learn(categorical.create({ symbols: 4, addK: 0 }), of(0, 1, 2, 3));
    expect(await at('lawError', of(0), {}, law)).toEqual({
      squaredError: expect.closeTo(0.0225 + 0.0025 + 0.0025 + 0.0225, 14) as unknown,
      totalVariation: expect.closeTo(0.2, 14) as unknown,
      divergence: expect.closeTo(0.4 * Math.log(1.6) + 0.3 * Math.log(1.2) + 0.2 * Math.log(0.8) + 0.1 * Math.log(0.4), 14) as unknown,
    });
    expect(await at('probability', of(0), { of: [3, 8] }, law)).toEqual({ p3: expect.closeTo(0.25, 14) as unknown, p8: 0 });
    expect(await at('lawError', of(0), {}, await learn(categorical.create({ symbols: 'seen', addK: 0 }), of(0)))).toMatchObject({ divergence: Infinity });
  });

  test('tell the effective support at one size, and nothing of one item', async () => {
    expect(await at('effectiveSupport', of(1, 2, 3, 4), { rarefyTo: 1 })).toEqual({ effectiveSupport: expect.closeTo(4, 12) as unknown, relativeSupport: 1 });
    expect(await at('effectiveSupport', of(1, 2))).toEqual({});
  });
});
