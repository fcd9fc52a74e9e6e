// Expected values by hand, and scipy 1.17.1 (norm.logpdf).
import { streams, type Pairs } from '@collapse-lab/numeric';
import type { Batch, Fitted, FitOutcome, RealRequest } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { classes as world } from '../worlds/classes.ts';
import { classGaussians } from './class-gaussians.ts';

const RULE = { classes: 2, texts: 'counts', images: 'learned', divisor: 'n' };
const line = (...of: [label: number, x: number][]): Pairs => ({ covariates: Float64Array.from(of, ([, x]) => x), responses: Float64Array.from(of, ([k]) => k), dimensions: 1 });
const outcome = async (rule: object, items: Pairs, previous?: Fitted<Pairs>, bornIn = previous ? 1 : 0): Promise<FitOutcome<Fitted<Pairs>>> => {
  const batch: Batch<Pairs> = { items, bornIn: new Uint32Array(items.responses.length).fill(bornIn), bornBy: new Uint16Array(items.responses.length) };
  return model(rule).fit(batch, { streams: streams('fit'), previous });
};
const models = new Map<string, ReturnType<typeof classGaussians.create>>();
function model(rule: object): ReturnType<typeof classGaussians.create> {
  const key = JSON.stringify(rule);
  if (!models.has(key)) models.set(key, classGaussians.create({ ...RULE, ...rule }));
  return models.get(key)!;
}
async function learn(rule: object, items: Pairs, previous?: Fitted<Pairs>, bornIn?: number): Promise<Fitted<Pairs>> {
  const fit = await outcome(rule, items, previous, bornIn);
  if ('ended' in fit) throw new Error(fit.ended.message);
  return fit.fitted;
}
const first = line([0, -1], [0, 1], [0, 0], [0, 0], [1, 4], [1, 6]);

describe('class-gaussians', () => {
  test('gives classes their shares, and each its own Gaussian', async () => {
    const law = await learn({}, first);
    expect(law.parameters()).toEqual({ giniSimpson: expect.closeTo(4 / 9, 14) as unknown, classesLeft: 2, probability0: expect.closeTo(2 / 3, 14) as unknown, probability1: expect.closeTo(1 / 3, 14) as unknown, logDet0: expect.closeTo(Math.log(0.5), 12) as unknown, logDet1: expect.closeTo(0, 12) as unknown });
    const { logLikelihood } = await law.score!(line([1, 5], [0, 1], [7, 0]));
    expect([...logLikelihood]).toEqual([expect.closeTo(Math.log(1 / 3) - 0.5 * Math.log(2 * Math.PI), 12), expect.closeTo(Math.log(2 / 3) - 0.5 * Math.log(Math.PI) - 1, 12), -Infinity]);
  });

  test('learns texts from what the points say under the last model, or keeps them, or has them given', async () => {
    // Points that are far on one side each: their classes are known, whatever they are called.
    const next = line([1, -1], [1, 0], [1, 1], [1, 5], [0, 0], [0, 1]);
    const after = async (texts: unknown): Promise<number> => (await learn({ texts }, next, await learn({ texts }, first))).parameters()['probability0']!;
    expect(await after('counts')).toBeCloseTo(1 / 3, 14);
    expect(await after('frozen')).toBeCloseTo(2 / 3, 14);
    expect(await after([1, 3])).toBe(0.25);
    const law = await learn({}, first);
    const { logLikelihood } = await law.score!(line(...[...next.covariates].flatMap((x): [number, number][] => [[0, x], [1, x]])));
    const says = [0, 1, 2, 3, 4, 5].map((i) => 1 / (1 + Math.exp(logLikelihood[2 * i + 1]! - logLikelihood[2 * i]!)));
    expect(await after('posterior')).toBeCloseTo(says.reduce((sum, p) => sum + p, 0) / 6, 12);
    // Real points come with their texts, which nobody guesses.
    expect((await learn({ texts: 'posterior' }, next, await learn({ texts: 'posterior' }, first), 0)).parameters()['probability0']).toBeCloseTo(1 / 3, 14);
  });

  test('awaits a class of which it has seen too little, where it is asked to, and then has it', async () => {
    const rule = { texts: 'posterior', newClasses: 'awaited' };
    const law = await learn(rule, line([0, -1], [0, 1], [1, 4]));
    expect(law.parameters()).toEqual({ giniSimpson: 0, classesLeft: 1, probability0: 1, probability1: 0, logDet0: 0 });
    const { covariates, responses } = await law.sample(4, { streams: streams('draw'), decoding: {} });
    expect([covariates.every(Number.isFinite), [...responses]]).toEqual([true, [0, 0, 0, 0]]);
    expect([...(await law.score!(line([1, 4]))).logLikelihood]).toEqual([-Infinity]);
    const read = model(rule).decode(law.encode());
    expect(read.parameters()).toEqual(law.parameters());
    expect((await learn(rule, line([0, -1], [0, 1], [1, 4], [1, 6]), read, 0)).parameters()).toMatchObject({ probability1: 0.5, logDet1: 0 });
    expect(await outcome(rule, line([0, 1], [1, 2]))).toMatchObject({ ended: { code: 'too-few-items' } });
  });

  test('keeps the Gaussian of a class with too few items, or of all where images are frozen', async () => {
    const next = line([0, 10], [0, 12], [0, 14], [1, 100]);
    const logDets = async (images: string): Promise<unknown> => {
      const row = (await learn({ images }, next, await learn({ images }, first))).parameters();
      return [row['logDet0'], row['logDet1']];
    };
    expect(await logDets('learned')).toEqual([expect.closeTo(Math.log(8 / 3), 12), expect.closeTo(0, 12)]);
    expect(await logDets('frozen')).toEqual([expect.closeTo(Math.log(0.5), 12), expect.closeTo(0, 12)]);
  });

  test('ends where a class has no Gaussian at all, and at classes that it has not', async () => {
    expect(await outcome({}, line([0, 1], [0, 2], [1, 3]))).toMatchObject({ ended: { code: 'too-few-items' } });
    expect(await outcome({}, line([0, 1], [0, 1], [1, 3], [1, 4]))).toMatchObject({ ended: { code: 'too-few-items' } });
    expect(await outcome({}, line([0, 1], [2, 2]))).toEqual({ ended: { code: 'unknown-class', message: 'class 2 is none of the 2 of the model' } });
    expect(await outcome({}, line())).toMatchObject({ ended: { code: 'too-few-items' } });
  });
});

describe('the world classes', () => {
  test('draws points of classes as it scores them', async () => {
    const opened = await world.create({ probabilities: [3, 1], means: [[0, 0], [5, 0]], stdDev: 0.5 }).open({ host: memoryHost(), streams: streams(1), heldOut: 1 });
    const n = 40_000;
    const request: RealRequest = { from: 'fresh', count: n, generation: 0, taken: 0, member: 0 };
    const items = opened.draw(request, streams('classes'));
    const ones = items.responses.reduce((sum, k) => sum + k, 0);
    expect(Math.abs(ones / n - 0.25)).toBeLessThan(5 * Math.sqrt(0.1875 / n));
    // −mean log-likelihood is the entropy H(p) + ln(2πe σ²); ln N of two axes varies by 1, ln p by less.
    const entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25) + Math.log(2 * Math.PI * Math.E * 0.25);
    const nll = -opened.score!(items).logLikelihood.reduce((sum, x) => sum + x, 0) / n;
    expect(Math.abs(nll - entropy)).toBeLessThan(5 * Math.sqrt(1.3 / n));
    expect([...opened.groups!.of(items)].map(Number)).toEqual([...items.responses]);
    expect(opened.show({ covariates: Float64Array.of(0.5, 1), responses: Float64Array.of(1), dimensions: 2 }, 0)).toBe('1: 0.5 1');
  });

  test('has a mean for every class, of one dimension all, and one class that comes', () => {
    expect(() => world.create({ probabilities: [0, 0], means: [[0], [1]], stdDev: 1 })).toThrow('must be above 0 for one class at least');
    const make = (means: unknown): unknown => world.create({ probabilities: [0.5, 0.5], means, stdDev: 1 });
    expect(() => make([[0]])).toThrow('must be as many as there are probabilities, 2, but got 1');
    expect(() => make([[0], [1, 2]])).toThrow('must have 1 numbers as the first, but got 2');
  });
});
