// Expected values: numpy 2.4.6 (lstsq, cov, slogdet).
import { streams, type Pairs } from '@collapse-lab/numeric';
import type { Batch, Fitted, FitOutcome } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { pairsAlgebra } from '../algebra.ts';
import { regression } from './regression.ts';

const root = streams('regression');
const items: Pairs = { covariates: Float64Array.of(1, 2.5, 2, -1, 3, 0.5, 4, 4, 5, -2, 6, 3), responses: Float64Array.of(1.2, 3.9, 4.1, 2.8, 9.7, 6.6), dimensions: 2 };
const weight = Float64Array.of(1, 2, 0.5, 3, 1.5, 1);
const batchOf = (of: Pairs, weights?: Float64Array): Batch<Pairs> => ({
  items: of,
  bornIn: new Uint32Array(of.responses.length),
  bornBy: new Uint16Array(of.responses.length),
  ...(weights && { weight: weights }),
});

const outcome = async (rule: object, batch: Batch<Pairs>): Promise<FitOutcome<Fitted<Pairs>>> => regression.create(rule).fit(batch, { streams: root, previous: undefined });
async function learn(rule: object, batch = batchOf(items)): Promise<Fitted<Pairs>> {
  const fit = await outcome(rule, batch);
  if ('ended' in fit) throw new Error(fit.ended.message);
  return fit.fitted;
}
const RULE = { intercept: true, noise: 'n', covariates: 'n' };

describe('regression', () => {
  test('divides residuals and covariates as it is told', async () => {
    const spread = async (rule: object, weights?: Float64Array): Promise<unknown> => (await learn({ ...RULE, ...rule }, batchOf(items, weights))).parameters();
    const rss = 1.59282036;
    const weightedRss = 2.03141519;
    expect(await spread({})).toMatchObject({ intercept: expect.closeTo(1.086172547695424, 12) as unknown, noiseStdDev: expect.closeTo(Math.sqrt(rss / 6), 7) as unknown });
    expect(await spread({ noise: 'n-p', covariates: 'n-1' })).toMatchObject({ noiseStdDev: expect.closeTo(Math.sqrt(rss / 3), 7) as unknown, covariateStdDev: expect.closeTo(Math.sqrt((3.5 + 5.666666666666668) / 2), 12) as unknown });
    expect(await spread({}, weight)).toMatchObject({ noiseStdDev: expect.closeTo(Math.sqrt(weightedRss / 9), 7) as unknown, covariateStdDev: expect.closeTo(Math.sqrt((2.3580246913580245 + 5.923611111111111) / 2), 12) as unknown });
    expect(await spread({ noise: 'n-p', covariates: 'n-1' }, weight)).toMatchObject({ noiseStdDev: expect.closeTo(Math.sqrt(weightedRss / (9 - 5.3673436108428145)), 7) as unknown, covariateStdDev: expect.closeTo(Math.sqrt((3.0078740157480315 + 7.556102362204724) / 2), 12) as unknown });
    expect(await spread({ noise: 0.3 })).toMatchObject({ noiseStdDev: 0.3 });
  });

  test('through the origin has no intercept, and with fixed covariates no law of them', async () => {
    expect(Object.keys((await learn({ intercept: false, noise: 'n', covariates: 'fixed' })).parameters())).toEqual(['slope1', 'slope2', 'noiseStdDev']);
  });

  test('draws what it has learned', async () => {
    const count = 100_000;
    const model = await learn({ ...RULE, covariates: 'n-1' });
    const drawn = await model.sample(count, { streams: root.fork('draw'), decoding: {} });
    const again = await learn({ ...RULE, covariates: 'n-1' }, batchOf(drawn));
    // Slopes and intercept of 100,000 draws have standard errors below 0.005, and ln σ below 0.003; bounds are over 5 of them.
    for (const [name, value] of Object.entries(model.parameters())) expect([name, Math.abs(again.parameters()[name]! - value) < 0.03]).toEqual([name, true]);
  });

  test('of fixed covariates takes those of its first training batch in turn, whatever it is trained on later', async () => {
    const model = regression.create({ ...RULE, covariates: 'fixed' });
    const fitOf = async (of: Pairs, previous?: Fitted<Pairs>): Promise<Fitted<Pairs>> => {
      const fit = await model.fit(batchOf(of), { streams: root, previous });
      if ('ended' in fit) throw new Error(fit.ended.message);
      return fit.fitted;
    };
    const drawn = async (fitted: Fitted<Pairs>, count: number): Promise<number[]> => [...(await fitted.sample(count, { streams: root.fork('fixed'), decoding: {} })).covariates];
    const first = await fitOf(items);
    expect(await drawn(first, 8)).toEqual([...items.covariates, ...items.covariates.slice(0, 4)]);
    const reversed = pairsAlgebra.take(items, Uint32Array.of(5, 4, 3, 2, 1, 0));
    expect(await drawn(await fitOf(reversed, first), 6)).toEqual([...items.covariates]);
    expect(await drawn(await fitOf(reversed), 6)).toEqual([...reversed.covariates]);
  });

  test('widens covariates and noise with the temperature', async () => {
    const model = await learn({ ...RULE, covariates: 'n-1' });
    const drawn = await model.sample(50_000, { streams: root.fork('hot'), decoding: { temperature: 2, shrink: 2 } });
    const hot = (await learn({ ...RULE, covariates: 'n-1' }, batchOf(drawn))).parameters();
    for (const name of ['noiseStdDev', 'covariateStdDev']) expect(hot[name]! / model.parameters()[name]! / 2).toBeCloseTo(1, 1);
  });

  test('scores covariates and response together, and the response alone where covariates are fixed', async () => {
    // Two pairs on y = x, with noise that is known to be 1; covariates −1, 1 have mean 0 and variance 1.
    const two: Pairs = { covariates: Float64Array.of(-1, 1), responses: Float64Array.of(-1, 1), dimensions: 1 };
    const at: Pairs = { covariates: Float64Array.of(2), responses: Float64Array.of(5), dimensions: 1 };
    const standard = (z: number): number => -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
    const score = async (covariates: string): Promise<number> => (await (await learn({ intercept: true, noise: 1, covariates }, batchOf(two))).score!(at)).logLikelihood[0]!;
    expect(await score('n')).toBeCloseTo(standard(2) + standard(3), 12);
    expect(await score('fixed')).toBeCloseTo(standard(3), 12);
  });

  test('has the entropy of its draws', async () => {
    for (const covariates of ['n', 'n-1']) {
      const model = await learn({ ...RULE, covariates });
      const drawn = await model.sample(40_000, { streams: root.fork('entropy'), decoding: {} });
      const { logLikelihood } = await model.score!(drawn);
      // −ln p of a Gaussian in 3 dimensions has variance 3/2.
      expect(Math.abs(-logLikelihood.reduce((sum, x) => sum + x, 0) / 40_000 - model.entropy!())).toBeLessThan(5 * Math.sqrt(1.5 / 40_000));
    }
  });

  test('that goes through every point has no noise left, and says so', async () => {
    const exact: Pairs = { covariates: Float64Array.of(0, 0, 2, 2), responses: Float64Array.of(0, 0, 2, 2), dimensions: 1 };
    const model = await learn({ ...RULE, covariates: 'fixed' }, batchOf(exact));
    expect(model.parameters()['noiseStdDev']).toBe(0);
    expect(model.entropy!()).toBe(-Infinity);
    expect([...(await model.score!({ covariates: Float64Array.of(3, 3), responses: Float64Array.of(3, 4), dimensions: 1 })).logLikelihood]).toEqual([Infinity, -Infinity]);
  });

  const take = (n: number): Batch<Pairs> => batchOf(pairsAlgebra.take(items, Uint32Array.from({ length: n }, (_, i) => i)));
  test.each<[string, object, Batch<Pairs>, object]>([
    ['fewer pairs than coefficients', RULE, take(2), { code: 'too-few-items', message: 'the fit needs at least 3 items, but got 2' }],
    ['as many, when residuals are divided by n − p', { ...RULE, noise: 'n-p' }, take(3), { code: 'too-few-items', message: 'the fit needs at least 4 items, but got 3' }],
    ['a response that is no number', RULE, batchOf({ ...items, responses: Float64Array.of(1, 2, NaN, 4, 5, 6) }), { code: 'not-finite', message: 'item 2 is NaN' }],
    ['a covariate that is no number', RULE, batchOf({ ...items, covariates: items.covariates.map((x, i) => (i === 5 ? Infinity : x)) }), { code: 'not-finite', message: 'item 2 is Infinity' }],
    ['no weight', RULE, batchOf(items, new Float64Array(6)), { code: 'invalid-weight', message: 'every item has weight 0' }],
    ['equal covariates', { ...RULE, intercept: false }, batchOf({ covariates: Float64Array.of(2, 2, 2), responses: Float64Array.of(1, 2, 3), dimensions: 1 }), { code: 'covariates-collapsed' }],
  ])('of %s ends with a reason', async (_, rule, batch, ended) => {
    expect(await outcome(rule, batch)).toMatchObject({ ended });
  });
});
