import { streams, type Pairs } from '@collapse-lab/numeric';
import type { RealRequest, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { line } from './line.ts';

const root = streams('line');
const LAW = { intercept: 1, slope: [2, -1], mean: 3, stdDev: 0.5, noise: 0.1 };
const open = async (law: object = {}): Promise<World<Pairs>> => line.create({ ...LAW, ...law }).open({ host: memoryHost(), streams: root, heldOut: 1 });
const request = (from: RealRequest['from'], count: number, generation = 0, member = 0): RealRequest => ({ from, count, generation, taken: 0, member });
const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('the world line', () => {
  test('draws what it says', async () => {
    const world = await open();
    const n = 100_000;
    const { covariates, responses, dimensions } = world.draw(request('fresh', n), root);
    expect([dimensions, covariates.length]).toEqual([2, 2 * n]);
    const within = (values: Float64Array, expected: number, stdDev: number): void => { expect(Math.abs(mean(values) - expected)).toBeLessThan((5 * stdDev) / Math.sqrt(values.length)); };
    within(covariates, 3, 0.5);
    within(covariates.map((x) => (x - 3) * (x - 3)), 0.25, 0.25 * Math.SQRT2);
    const noise = responses.map((y, i) => y - 1 - 2 * covariates[2 * i]! + covariates[2 * i + 1]!);
    within(noise, 0, 0.1);
    within(noise.map((e) => e * e), 0.01, 0.01 * Math.SQRT2);
    within(noise.map((e, i) => e * (covariates[2 * i]! - 3)), 0, 0.05);
  });

  test('draws each request anew and the same request alike', async () => {
    const world = await open();
    const first = (...words: Parameters<typeof request>): number => world.draw(request(...words), root).responses[0]!;
    const all = [first('fixed', 3), first('fresh', 3, 1), first('fresh', 3, 2), first('fresh', 3, 1, 1), first('heldOut', 3)];
    expect(new Set(all).size).toBe(5);
    expect(first('fresh', 3, 1)).toBe(all[1]);
  });

  test('answers proposals with their own covariates and a new response, each generation and member anew', async () => {
    const world = await open({ slope: [2], noise: 0.001 });
    const proposals: Pairs = { covariates: Float64Array.of(0, 10, -7), responses: Float64Array.of(NaN, 999, 0), dimensions: 1 };
    const answers = world.respond!(proposals, { generation: 4, member: 0 }, root);
    expect([...answers.covariates]).toEqual([0, 10, -7]);
    [1, 21, -13].forEach((expected, i) => { expect(Math.abs(answers.responses[i]! - expected)).toBeLessThan(0.006); });
    expect([...proposals.responses]).toEqual([NaN, 999, 0]);
    answers.covariates[0] = 5;
    expect(proposals.covariates[0]).toBe(0);
    expect(world.respond!(proposals, { generation: 4, member: 0 }, root).responses).toEqual(answers.responses);
    for (const other of [{ generation: 5, member: 0 }, { generation: 4, member: 1 }]) expect(world.respond!(proposals, other, root).responses).not.toEqual(answers.responses);
    expect(world.respond!({ covariates: new Float64Array(0), responses: new Float64Array(0), dimensions: 1 }, { generation: 1, member: 0 }, root).responses).toHaveLength(0);
  });

  test('scores pairs by their density', async () => {
    const world = await open({ slope: [2], mean: 0, stdDev: 1, noise: 1 });
    const standard = (z: number): number => -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
    const { logLikelihood, unitStart } = world.score!({ covariates: Float64Array.of(0, 2), responses: Float64Array.of(1, 4), dimensions: 1 });
    expect([...logLikelihood]).toEqual([expect.closeTo(2 * standard(0), 12), expect.closeTo(standard(2) + standard(-1), 12)]);
    expect([...unitStart]).toEqual([0, 1, 2]);
  });

  test('tells its truth, its facts and a pair to people', async () => {
    const world = await open();
    expect(world.truth).toEqual({ intercept: 1, slope1: 2, slope2: -1, noiseStdDev: 0.1, covariateStdDev: 0.5 });
    expect(world.facts).toEqual({ law: 'y = 1 + 2 x1 + -1 x2 + N(0, 0.1²), x ~ N(3, 0.5²)', covariates: 2 });
    expect(world.show({ covariates: Float64Array.of(1, 2, 3.14159265, 4), responses: Float64Array.of(5, -6), dimensions: 2 }, 1)).toBe('3.14159 4 → -6');
  });

  test('can do what its entry offers', async () => {
    const world = await open();
    expect(['respond', 'score'].filter((ability) => ability in world)).toEqual(line.offers);
  });

  test('has a bounded number of covariates, so that each has a column', () => {
    expect(() => line.create({ ...LAW, slope: new Array(65).fill(1) })).toThrow();
  });
});
