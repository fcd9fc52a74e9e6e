import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Awaitable, Batch, Fitted, FitOutcome, Model } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { sampleMixture1d } from '../kernels/sample-mixture1d.ts';
import { decodeLaw, encodeLaw } from '../multivariate/encode-law.ts';
import { withOrder } from '../multivariate/mixture-law.ts';
import { mixture } from './mixture.ts';

const rule = { components: 2, rule: 'sklearn', init: 'kmeans', start: 'cold', tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6, order: 'by-mean' };
const root = streams('mixture');
const truth = { weights: Float64Array.of(0.7, 0.3), means: Float64Array.of(1, -3), variances: Float64Array.of(1, 0.25) };
const sample = sampleMixture1d(truth, 5000, root);

const batch = (values: Float64Array, weight?: Float64Array): Batch<Points> => ({
  items: scalars(values),
  bornIn: new Uint32Array(values.length),
  bornBy: new Uint16Array(values.length),
  ...(weight && { weight }),
});

interface Case {
  values?: Float64Array;
  weight?: Float64Array;
  previous?: Fitted<Points>;
  model?: ReturnType<typeof mixture.create>;
}

const fit = (changes: object, { values = sample, weight, previous, model }: Case = {}): Awaitable<FitOutcome<Fitted<Points>>> =>
  (model ?? mixture.create({ ...rule, ...changes })).fit(batch(values, weight), { streams: root, previous });

/** How many parameters a model has for points of d dimensions. */
function parametersFor({ freeParameters }: Model<Points>, dimensions: number): number | undefined {
  return typeof freeParameters === 'function' ? freeParameters({ values: new Float64Array(0), dimensions }) : freeParameters;
}

async function succeed(outcome: Awaitable<FitOutcome<Fitted<Points>>>): Promise<Extract<FitOutcome<Fitted<Points>>, { fitted: unknown }>> {
  const settled = await outcome;
  if ('ended' in settled) throw new Error(settled.ended.message);
  return settled;
}

test('nothing that changes the science has a default', () => {
  for (const name of Object.keys(rule)) {
    expect(() => mixture.create({ ...rule, [name]: undefined }), name).toThrow(name);
  }
});

test('finds the law it was drawn from, within its standard errors', async () => {
  // Components 8 standard deviations apart are as good as labelled: standard errors √(w(1−w)/n), s/√(nw), s/√(2nw).
  const { fitted, trace } = await succeed(fit({ tolerance: 1e-9 }));
  const row = fitted.parameters();
  const n = sample.length;
  expect(Math.abs(row['weight1']! - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / n));
  expect(Math.abs(row['mean1']! + 3)).toBeLessThan((4 * 0.5) / Math.sqrt(0.3 * n));
  expect(Math.abs(row['mean2']! - 1)).toBeLessThan(4 / Math.sqrt(0.7 * n));
  expect(Math.abs(row['stdDev1']! - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(0.6 * n));
  expect(Math.abs(row['stdDev2']! - 1)).toBeLessThan(4 / Math.sqrt(1.4 * n));
  expect(trace!['emConverged']).toBe(1);
  expect(trace!['lowerBound']).toBeLessThan(0);
});

test('every number of a row has a column', async () => {
  const model = mixture.create({ ...rule, components: 3 });
  const { fitted, trace } = await succeed(fit({}, { model }));
  const named = model.columns.map(({ name }) => name);
  expect(named).toEqual(expect.arrayContaining(Object.keys({ ...fitted.parameters(), ...trace })));
  // Two weights, three means, three variances; in the plane two weights, six means and three matrices of three numbers.
  expect(parametersFor(model, 1)).toBe(8);
  expect(parametersFor(mixture.create({ ...rule, components: 3, covariance: 'full' }), 2)).toBe(17);
});

test('by-mean numbers components by their means, as-fitted leaves the same components alone', async () => {
  const sorted = (await succeed(fit({ components: 4 }))).fitted.parameters();
  const asFitted = (await succeed(fit({ components: 4, order: 'as-fitted' }))).fitted.parameters();
  const means = (row: typeof sorted): number[] => [1, 2, 3, 4].map((j) => row[`mean${j}`]!);
  expect(means(sorted)).toEqual(means(asFitted).sort((a, b) => a - b));
  const j = means(asFitted).indexOf(means(sorted)[0]!) + 1;
  expect([sorted['weight1'], sorted['stdDev1']]).toEqual([asFitted[`weight${j}`], asFitted[`stdDev${j}`]]);
});

test('matched numbers each component by the one it continues, whichever is the smaller', async () => {
  const model = mixture.create({ ...rule, order: 'matched' });
  const first = await succeed(fit({}, { model }));
  const before = withOrder(decodeLaw(first.fitted.encode()), [1, 0]);
  const after = (await succeed(fit({}, { model, previous: model.decode(encodeLaw(before)) }))).fitted.parameters();
  expect(first.fitted.parameters()['mean1']).toBeLessThan(-2);
  expect([after['mean1'], after['mean2']]).toEqual([...before.means]);
});

test('warm goes on from the previous generation, k-means does not look at it', async () => {
  const warm = mixture.create({ ...rule, start: 'warm' });
  const first = await succeed(fit({}, { model: warm }));
  // EM picks up where it stopped: its first bound is not below the bound it stopped at, and it stops at the second comparison.
  const again = await succeed(fit({}, { model: warm, previous: first.fitted }));
  expect(again.trace!['emIterations']).toBe(2);
  expect(again.trace!['lowerBound']).toBeGreaterThan(first.trace!['lowerBound']!);

  const cold = mixture.create(rule);
  const before = await succeed(fit({}, { model: cold }));
  const after = await succeed(fit({}, { model: cold, previous: before.fitted }));
  expect(after.fitted.parameters()).toEqual(before.fitted.parameters());
});

test('runs out of iterations without an error', async () => {
  const { trace } = await succeed(fit({ maxIterations: 1 }));
  expect(trace).toMatchObject({ emIterations: 1, emConverged: 0 });
});

test('weights count', async () => {
  const weight = Float64Array.from(sample, (x) => (x < -1 ? 2 : 1));
  const light = (await succeed(fit({}))).fitted.parameters()['weight1']!;
  const heavy = (await succeed(fit({}, { weight }))).fitted.parameters()['weight1']!;
  // The left component, all but 3e-5 of it below −1, weighs twice, and so does Φ(−2) = 0.02275 of the right one. How many that
  // are has a standard deviation of 9 of 5,000 items, which moves the share by 0.0006.
  expect(heavy).toBeCloseTo((2 * light) / (2 * light + 1.02275 * (1 - light)), 2);
});

test('data that no mixture fits ends the chain and says why', async () => {
  expect(await fit({ components: 3 }, { values: Float64Array.of(1, 2) })).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(await fit({}, { values: new Float64Array(50).fill(2) })).toMatchObject({ ended: { code: 'too-few-values' } });
  expect(await fit({}, { values: Float64Array.of(1, 2, Infinity) })).toMatchObject({ ended: { code: 'not-finite', message: 'item 2 is Infinity' } });
  expect(await fit({ varianceFloor: 0 }, { values: Float64Array.of(0, 0, 0, 1, 1, 1) })).toMatchObject({ ended: { code: 'component-collapsed' } });
});

test('comes back from bytes, to the same bytes, parameters, scores and draws', async () => {
  const model = mixture.create(rule);
  const { fitted } = await succeed(fit({}, { model }));
  const back = model.decode(fitted.encode());
  expect(back.encode()).toEqual(fitted.encode());
  expect(back.parameters()).toEqual(fitted.parameters());
  expect(back.entropy!()).toBe(fitted.entropy!());
  expect(await back.sample(9, { streams: root, decoding: {} })).toEqual(await fitted.sample(9, { streams: root, decoding: {} }));
});

test('a warm chain goes on from a decoded model as from the one that was encoded', async () => {
  const warm = mixture.create({ ...rule, start: 'warm' });
  const first = await succeed(fit({}, { model: warm }));
  const values = (await first.fitted.sample(1000, { streams: root, decoding: {} })).values;
  const straight = await succeed(fit({}, { model: warm, values, previous: first.fitted }));
  const resumed = await succeed(fit({}, { model: warm, values, previous: warm.decode(first.fitted.encode()) }));
  expect(resumed.fitted.encode()).toEqual(straight.fitted.encode());
});

test('keys that contradict each other are refused, with the way out', () => {
  const mistake = (changes: object): string => {
    const { error } = mixture.parameters.safeParse({ ...rule, ...changes });
    return error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(' | ') ?? '';
  };
  const given = { means: [-3, 1], stdDevs: [1, 1], weights: [0.5, 0.5] };
  expect(mistake({})).toBe('');
  expect(mistake({ acceleration: 'squarem' })).toBe('acceleration must be none under the rule sklearn, but got squarem; take the rule converged');
  expect(mistake({ init: 'quantile' })).toMatch(/^init must be one that scikit-learn has/);
  expect(mistake({ init: 'given' })).toBe('given must be a law for init given, but is absent; set it');
  expect(mistake({ given })).toBe('given must be absent for init kmeans, but is there; remove it');
  expect(mistake({ init: 'given', given })).toBe('');
  expect(mistake({ init: 'given', given, components: 3 })).toBe('given must have 3 components, but got 2');
  expect(mistake({ init: 'given', given, nInit: 2 })).toMatch(/^nInit must be 1 for init given/);
  expect(mistake({ init: 'given', given: { ...given, weights: [0.5, 0.6] } })).toBe('given.weights must sum to 1, but got 1.1');
  expect(mistake({ init: 'given', given, components: { from: 1, to: 2, by: 'bic' } })).toMatch(/^init must be another where components are chosen/);
  expect(mistake({ init: 'random-from-data', varianceFloor: 0 })).toMatch(/^varianceFloor must be above 0/);
  expect(mistake({ components: { from: 3, to: 2, by: 'bic' } })).toBe('components.to must be at least from, 3, but got 2');
  expect(mistake({ components: { from: 1, to: 2, by: 'held-out' } })).toMatch(/^components.share must be a number/);
  expect(mistake({ components: { from: 1, to: 2, by: 'aic', share: 0.1 } })).toMatch(/^components.share must be absent by aic/);
});

test('single precision is for the fits that it was made for', async () => {
  const mistake = (changes: object): string => mixture.parameters.safeParse({ ...rule, precision: 'f32', ...changes }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(' | ') ?? '';
  expect(mistake({})).toBe('');
  expect(mistake({ start: 'warm' })).toBe('');
  expect(mistake({ components: 3 })).toBe('precision must be f64 but for 2 components, but got f32 with 3; take f64');
  expect(mistake({ components: { from: 1, to: 2, by: 'bic' } })).toBe('precision must be f64 but for 2 components, but got f32 with a choice of components; take f64');
  expect(mistake({ rule: 'converged' })).toMatch(/^precision must be f64 but for the rule sklearn/);
  expect(mistake({ covariance: 'tied' })).toMatch(/with covariance tied; take f64$/);
  expect(mistake({ init: 'random' })).toMatch(/with init random; take f64$/);
  expect(mistake({ tolerance: 1e-6 })).toBe('precision must be f64 but for a tolerance of at least 0.00001, but got f32 with 0.000001; take f64');
  const model = mixture.create({ ...rule, precision: 'f32', covariance: 'full' });
  expect(model.weighted).toBe(false);
  expect(() => model.check!({ values: new Float64Array(4), dimensions: 2 })).toThrow('model.precision must be f64 for points of 2 dimensions, but got f32; take f64');
  const [single, double] = [await succeed(fit({ precision: 'f32' })), await succeed(fit({}))].map(({ fitted }) => fitted.parameters());
  for (const [name, value] of Object.entries(double!)) expect(Math.abs(single![name]! - value), name).toBeLessThan(1e-6);
  expect(single).not.toEqual(double);
});

test('of several starts the one of greatest lower bound is kept', async () => {
  // Random responsibilities are all near one half: EM stops early, now here and now there.
  const changes = { init: 'random', components: 4 };
  const one = await succeed(fit(changes));
  const five = await succeed(fit({ ...changes, nInit: 5 }));
  expect(five.trace!['lowerBound']).toBeGreaterThanOrEqual(one.trace!['lowerBound']!);
  expect(five.trace!['failedStarts']).toBe(0);
  expect(one.trace).not.toHaveProperty('failedStarts');
});

test('a chosen number of components is recorded, with the numbers of those there are', async () => {
  const model = mixture.create({ ...rule, components: { from: 1, to: 4, by: 'bic' } });
  const { fitted, trace } = await succeed(fit({}, { model }));
  expect(trace!['components']).toBe(2);
  expect(Object.keys(fitted.parameters())).toHaveLength(6);
  expect(model.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['components', 'weight4']));
  expect(model).not.toHaveProperty('freeParameters');
});

test('a start that is given again in every generation is a way for real information, a warm one is not', () => {
  const given = { init: 'given', given: { means: [-3, 1], stdDevs: [1, 1], weights: [0.5, 0.5] } };
  expect(mixture.create({ ...rule, ...given }).channels).toEqual(['the given start of every fit']);
  expect(mixture.create({ ...rule, ...given, start: 'warm' }).channels).toBeUndefined();
});
