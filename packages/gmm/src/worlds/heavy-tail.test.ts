import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { RealRequest, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { heavyTail } from './heavy-tail.ts';

const root = streams('heavy-tail');
const open = async (parameters: object): Promise<World<Points>> => heavyTail.create(parameters).open({ host: memoryHost(), streams: root, heldOut: 0 });
const draw = (world: World<Points>, count: number, request: Partial<RealRequest> = {}): Float64Array =>
  world.draw({ from: 'fixed', count, generation: 0, taken: 0, member: 0, ...request }, root).values;

test('scores by the law and says its entropy', async () => {
  // scipy 1.10.1: t.logpdf([-40, 1], 3, 0.2, 1.5), t.entropy(3, 0.2, 1.5).
  const world = await open({ df: 3, location: 0.2, scale: 1.5 });
  const { logLikelihood } = world.score!(scalars(Float64Array.of(-40, 1)));
  expect(logLikelihood[0]).toBeCloseTo(-12.371073286211788, 12);
  expect(logLikelihood[1]).toBeCloseTo(-1.5875244178830181, 12);
  expect(world.facts).toMatchObject({ law: 't of 3 degrees of freedom, location 0.2, scale 1.5', dimensions: 1 });
  expect(world.facts['entropyNats']).toBeCloseTo(2.1789426799714553, 10);
  expect(world.truth).toEqual({ location: 0.2, scale: 1.5, degreesOfFreedom: 3 });
});

test('of a Cauchy law a quarter lies on either side of the scale', async () => {
  const n = 200_000;
  const values = draw(await open({ df: 1, location: 5, scale: 2 }), n);
  // Quartiles of a Cauchy law are location ± scale; shares of n draws have standard error √(3/16 n).
  for (const beyond of [values.filter((x) => x > 7), values.filter((x) => x < 3)]) expect(Math.abs(beyond.length / n - 0.25)).toBeLessThan(5 * Math.sqrt(3 / 16 / n));
});

test('draws the same again when asked again, others when asked for others, and begins a longer sample with the shorter', async () => {
  const world = await open({ df: 2.5 });
  const first = draw(world, 10);
  expect(draw(world, 10)).toEqual(first);
  expect(draw(world, 30).subarray(0, 10)).toEqual(first);
  for (const other of [draw(world, 10, { from: 'heldOut' }), draw(world, 10, { from: 'fresh', generation: 2 }), draw(world, 10, { member: 1 })]) expect(other).not.toEqual(first);
});

test('degrees of freedom have no default', () => {
  expect(() => heavyTail.create({})).toThrow('df');
  expect(() => heavyTail.create({ df: 0 })).toThrow('df');
});
