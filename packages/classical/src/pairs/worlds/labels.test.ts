import { streams, type Pairs } from '@collapse-lab/numeric';
import type { Fitted, RealRequest, Row, World } from '@collapse-lab/runner';
import { generationWith, memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { pairsAlgebra } from '../algebra.ts';
import { logistic } from '../families/logistic.ts';
import { accuracy } from '../measures/accuracy.ts';
import { rightLabel } from '../rewards/right-label.ts';
import { labels } from './labels.ts';

const root = streams('labels');
const LAW = { intercept: 0.5, slope: [2, -1], mean: 0, stdDev: 1, link: 'logistic', flipped: 0 };
const open = async (law: object = {}): Promise<World<Pairs>> => labels.create({ ...LAW, ...law }).open({ host: memoryHost(), streams: root, heldOut: 1 });
const request = (count: number): RealRequest => ({ from: 'fresh', count, generation: 0, taken: 0, member: 0 });
const at = (responses: number[], ...covariates: number[]): Pairs => ({ covariates: Float64Array.from(covariates), responses: Float64Array.from(responses), dimensions: 2 });
const odds = (x: number): number => 1 / (1 + Math.exp(-x));

describe('the world labels', () => {
  test.each([['logistic', 0], ['logistic', 0.2], ['sign', 0], ['sign', 0.3]])('draws labels as it scores them (%s, %d turned)', async (link, flipped) => {
    const world = await open({ link, flipped });
    const n = 100_000;
    const items = world.draw(request(n), root);
    // Given x, a label is 1 with the probability that its score says: the mean excess is within 5 standard errors.
    const one = world.score!({ ...items, responses: new Float64Array(n).fill(1) }).logLikelihood;
    const zero = world.score!({ ...items, responses: new Float64Array(n) }).logLikelihood;
    const excess = items.responses.reduce((sum, y, i) => sum + y - Math.exp(one[i]!) / (Math.exp(one[i]!) + Math.exp(zero[i]!)), 0) / n;
    expect(Math.abs(excess)).toBeLessThan(5 * Math.sqrt(0.25 / n));
  });

  test('scores by odds, or by the side of the plane', async () => {
    const peak = Math.log(2 * Math.PI);
    const scores = async (law: object, items: Pairs): Promise<number[]> => [...(await open(law)).score!(items).logLikelihood].map((x) => Math.exp(x + peak));
    expect(await scores({}, at([1, 0], 0, 0, 0, 0))).toEqual([expect.closeTo(odds(0.5), 12), expect.closeTo(odds(-0.5), 12)]);
    expect(await scores({ link: 'sign', flipped: 0.25 }, at([1, 0], 0, 0, 0, 0))).toEqual([expect.closeTo(0.75, 12), expect.closeTo(0.25, 12)]);
    expect(await scores({ link: 'sign' }, at([0], 0, 0))).toEqual([0]);
  });

  test('answers proposals with their own covariates', async () => {
    const world = await open({ link: 'sign' });
    const answers = world.respond!(at([NaN, 7], 3, 0, -3, 0), { generation: 2, member: 0 }, root);
    expect([[...answers.covariates], [...answers.responses]]).toEqual([[3, 0, -3, 0], [1, 0]]);
  });

  test('tells its law, and a pair', async () => {
    const world = await open({ link: 'sign', flipped: 0.1 });
    expect([world.facts['law'], world.truth, world.show(at([1], 0.5, 2), 0)]).toEqual(['1 where 0.5 + 2 x1 + -1 x2 > 0, 0.1 turned, x ~ N(0, 1²)', { intercept: 0.5, slope1: 2, slope2: -1 }, '0.5 2 → 1']);
    expect(['respond', 'score'].filter((ability) => ability in world)).toEqual(labels.offers);
  });
});

describe('right labels', () => {
  test('are what the reward pays', async () => {
    const world = await open({ link: 'sign' });
    const reward = rightLabel.create({}).reward(at([1, 0, 1], 0, 0, 0, 0, -3, 0), { algebra: pairsAlgebra, world });
    expect([...(await reward)]).toEqual([1, 0, 0]);
    expect(() => rightLabel.create({}).reward(at([1], 0, 0), { algebra: pairsAlgebra, world: { ...world, truth: {} } })).toThrow('must have a world with slopes');
  });

  test('are counted by accuracy, on held-out items', async () => {
    const world = await open({ link: 'sign' });
    const measured = async (row: Row): Promise<Row> => {
      const model = { parameters: () => row } as unknown as Fitted<Pairs>;
      return accuracy.create({}).measure(generationWith(pairsAlgebra, at([0], 0, 0), { world, model, heldOut: at([0, 0, 0, 0], 1, 0, -1, 0, 0, 2, 0, -2) }));
    };
    expect(await measured({ intercept: 0.5, slope1: 2, slope2: -1 })).toEqual({ accuracy: 1 });
    expect(await measured({ slope1: 1, slope2: 1 })).toEqual({ accuracy: 0.5 });
    expect(await measured({ fittedMean: 1 })).toEqual({});
    expect(accuracy.create({}).measure(generationWith(pairsAlgebra, at([0.5], 0, 0), { world }))).toEqual({});
  });
});

test('a logistic regression is of labels alone', async () => {
  const model = logistic.create({ intercept: true, ridge: 0, covariates: 'n' });
  const items = at([0, 2], 1, 2, 3, 4);
  const batch = { items, bornIn: new Uint32Array(2), bornBy: new Uint16Array(2) };
  expect(await model.fit(batch, { streams: root, previous: undefined })).toEqual({ ended: { code: 'not-binary', message: 'the response of item 1 is 2' } });
  expect(() => { model.check!(items); }).toThrow('responses must be 0 or 1 for the family logistic, but the response of item 1 is 2; take the family regression, or another world');
});
