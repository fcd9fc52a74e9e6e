import { pointCount, streams, type Points } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { mixture } from './mixture.ts';

const two = { means: [-2, 2], stdDevs: [1, 1], weights: [0.5, 0.5] };
const root = streams('world');
const open = async (parameters: unknown): Promise<World<Points>> => mixture.create(parameters).open({ host: memoryHost(), streams: root, heldOut: 0 });

test('fixed, fresh and held-out samples differ, and each comes again when asked again', async () => {
  const world = await open(two);
  const draw = (from: 'fixed' | 'fresh' | 'heldOut', generation: number): string =>
    world.draw({ from, count: 5, generation, taken: 0, member: 0 }, root).values.join();
  const samples = [draw('fixed', 0), draw('heldOut', 0), draw('fresh', 1), draw('fresh', 2)];
  expect(new Set(samples).size).toBe(4);
  expect([draw('fixed', 3), draw('heldOut', 3), draw('fresh', 1), draw('fresh', 2)]).toEqual(samples);
});

test('draws as many points as asked, on the line', async () => {
  const drawn = (await open(two)).draw({ from: 'fixed', count: 123, generation: 0, taken: 0, member: 0 }, root);
  expect(pointCount(drawn)).toBe(123);
  expect(drawn.dimensions).toBe(1);
});

test('scores with the exact law', async () => {
  const world = await open({ means: [0, 0], stdDevs: [1, 2], weights: [0.25, 0.75] });
  const { logLikelihood, unitStart } = world.score!({ values: Float64Array.of(0, 1), dimensions: 1 });
  // (0.25 + 0.75 / 2) / √(2π) at 0; (0.25 e^(−1/2) + 0.375 e^(−1/8)) / √(2π) at 1.
  expect(logLikelihood[0]).toBeCloseTo(Math.log(0.625) - 0.5 * Math.log(2 * Math.PI), 14);
  expect(logLikelihood[1]).toBeCloseTo(Math.log(0.25 * Math.exp(-0.5) + 0.375 * Math.exp(-0.125)) - 0.5 * Math.log(2 * Math.PI), 14);
  expect([...unitStart]).toEqual([0, 1, 2]);
});

test('its facts name the law and its entropy', async () => {
  const { facts, show } = await open({ means: [1.5], stdDevs: [0.5], weights: [1] });
  expect(facts).toEqual({ law: '1 N(1.5, 0.5²)', dimensions: 1, entropyNats: 0.5 * (1 + Math.log(2 * Math.PI * 0.25)) });
  expect(show({ values: Float64Array.of(0.1 + 0.2, 1e-7), dimensions: 1 }, 0)).toBe('0.3');
});

test('the mean surprise of its own sample is its entropy', async () => {
  // Within 4 standard errors; the standard deviation of −ln p is below 1 for two unit Gaussians.
  const world = await open(two);
  const n = 100_000;
  const { logLikelihood } = world.score!(world.draw({ from: 'heldOut', count: n, generation: 0, taken: 0, member: 0 }, root));
  const surprise = -logLikelihood.reduce((sum, score) => sum + score, 0) / n;
  expect(Math.abs(surprise - Number(world.facts['entropyNats']))).toBeLessThan(4 / Math.sqrt(n));
});

test.each([
  [{ ...two, stdDevs: [1] }, 'must have means, stdDevs and weights of the same length, but got 2, 1 and 2'],
  [{ ...two, weights: [0.5, 0.6] }, 'must sum to 1, but got 1.1'],
  [{ ...two, stdDevs: [1, 0] }, 'stdDevs'],
  [{ ...two, weights: [-0.5, 1.5] }, 'weights'],
  [{ ...two, means: [NaN, 1] }, 'means'],
  [{ means: [], stdDevs: [], weights: [] }, 'means'],
  [{ ...two, sigma: 1 }, 'sigma'],
])('rejects %o', (parameters, complaint) => {
  expect(() => mixture.create(parameters)).toThrow(complaint);
});

test('can do what its entry offers, and no more', async () => {
  const world = await open(two);
  expect(['score', 'respond', 'groups'].filter((ability) => ability in world)).toEqual(mixture.offers);
});
