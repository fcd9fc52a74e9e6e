// The groups of a world's points: what they were drawn from, where nothing else lies between.
import { streams, type Points } from '@collapse-lab/numeric';
import type { World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { worlds } from './registry.ts';

const open = async (kind: string, parameters: Record<string, unknown>): Promise<World<Points>> => {
  const entry = worlds.get(kind);
  return entry.create(entry.parameters.parse(parameters)).open({ host: memoryHost(), streams: streams(3), heldOut: 10 });
};
const line = (...values: number[]): Points => ({ values: Float64Array.from(values), dimensions: 1 });
const plane = (...values: number[]): Points => ({ values: Float64Array.from(values), dimensions: 2 });

describe('groups', () => {
  test('of a mixture are its components, each point in the likeliest', async () => {
    const { groups } = await open('mixture', { means: [-2, 2], stdDevs: [1, 1], weights: [0.5, 0.5] });
    expect(groups!.names).toEqual(['component 1', 'component 2']);
    expect([...groups!.of(line(-3, -0.1, 0.1, 9))]).toEqual([0, 0, 1, 1]);
    // A narrow component owns what is near it, a wide one all that is far on both sides.
    const narrow = await open('mixture', { means: [0, 0], stdDevs: [0.1, 5], weights: [0.5, 0.5] });
    expect([...narrow.groups!.of(line(-8, 0.05, 8))]).toEqual([1, 0, 1]);
  });

  test('of circles go by the nearer circle', async () => {
    const { groups } = await open('circles', { noise: 0.01, factor: 0.5 });
    expect([...groups!.of(plane(1, 0, 0, -0.5, 0.74, 0, 0, 0.76, 0, 0))]).toEqual([0, 1, 1, 0, 1]);
  });

  test('of moons are the halves they were drawn from', async () => {
    const world = await open('moons', { noise: 0 });
    // Without noise every point lies on its moon: half of 2,000 on each, standard error √(0.25 / 2000) = 0.011; bound: 4 of them.
    const of = world.groups!.of(world.draw({ from: 'fixed', count: 2000, generation: 0, taken: 0, member: 0 }, streams(1)));
    expect(Math.abs(of.reduce((sum, each) => sum + each, 0) / 2000 - 0.5)).toBeLessThan(4 * 0.0112);
    expect([...world.groups!.of(plane(0, 1, -1, 0, 1, -0.5, 2, 0.5))]).toEqual([0, 0, 1, 1]);
  });
});
