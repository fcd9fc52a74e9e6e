import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Fitted, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { gaussian } from './families/gaussian.ts';
import { portrayPoints } from './portrait.ts';
import { mixture } from './worlds/mixture.ts';

const root = streams('portrait');
const world: World<Points> = await mixture.create({ means: [0], stdDevs: [2], weights: [1] }).open({ host: memoryHost(), streams: root, heldOut: 0 });
const reference = world.draw({ from: 'fixed', count: 1000, generation: 0, taken: 0, member: 0 }, root);

async function gaussianOn(values: Float64Array): Promise<Fitted<Points>> {
  const batch = { items: scalars(values), bornIn: new Uint32Array(values.length), bornBy: new Uint16Array(values.length) };
  const outcome = await gaussian.create({ divisor: 'n' }).fit(batch, { streams: root, previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

/** Trapezoid sum of a curve. */
const mass = ({ x, density }: { x: readonly number[]; density: readonly number[] }): number =>
  density.reduce((sum, p, i) => (i === 0 ? 0 : sum + 0.5 * (p + density[i - 1]!) * (x[i]! - x[i - 1]!)), 0);

test('shows the first 20 values, one per line', async () => {
  const sample = scalars(Float64Array.from({ length: 30 }, (_, i) => i + 0.5));
  const { text } = await portrayPoints({ world, sample, model: undefined, reference });
  expect(text.split('\n')).toEqual(Array.from({ length: 20 }, (_, i) => `${i}.5`));
});

test('points of more dimensions are shown by their first two coordinates', async () => {
  const sample: Points = { values: Float64Array.of(1, 2, 3, 4, 5, 6), dimensions: 3 };
  const { cloud, curve, text } = await portrayPoints({ world: { ...world, show: (_, i) => `point ${i}` }, sample, model: undefined, reference: sample });
  expect([cloud, curve, text]).toEqual([{ x: [1, 4], y: [2, 5] }, undefined, 'point 0\npoint 1']);
});

test('at generation 0 draws the true density, later the density of the model, on the same axis', async () => {
  const truth = (await portrayPoints({ world, sample: reference, model: undefined, reference })).curve!;
  const model = await gaussianOn(Float64Array.of(-1, 1));
  const later = (await portrayPoints({ world, sample: scalars(Float64Array.of(0)), model, reference })).curve!;
  expect(later.x).toEqual(truth.x);
  expect(truth.x).toHaveLength(201);
  expect(truth.x[0]).toBeLessThan(Math.min(...reference.values));
  expect(truth.x[200]).toBeGreaterThan(Math.max(...reference.values));
  const peak = (s: number): number => 1 / (s * Math.sqrt(2 * Math.PI));
  const middle = truth.x.findIndex((x) => x > 0);
  expect(truth.density[middle]! / (peak(2) * Math.exp(-0.125 * truth.x[middle]! * truth.x[middle]!))).toBeCloseTo(1, 12);
  expect(later.density[middle]! / (peak(1) * Math.exp(-0.5 * later.x[middle]! * later.x[middle]!))).toBeCloseTo(1, 12);
});

test('falls back on a histogram where nothing can be scored', async () => {
  const mute: World<Points> = { draw: world.draw, show: world.show, facts: world.facts };
  const curve = (await portrayPoints({ world: mute, sample: reference, model: undefined, reference })).curve!;
  expect(curve.density.every((p) => p >= 0)).toBe(true);
  expect(mass(curve)).toBeCloseTo(1, 1);
});

test('a reference of equal points still has an axis', async () => {
  const equal = scalars(new Float64Array(5).fill(3));
  const { x } = (await portrayPoints({ world, sample: equal, model: undefined, reference: equal })).curve!;
  expect([x[0], x[200]]).toEqual([2, 4]);
});
