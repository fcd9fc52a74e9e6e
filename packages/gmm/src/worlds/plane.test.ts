import { streams, type Points } from '@collapse-lab/numeric';
import type { RealRequest, World, WorldSource } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, it, test } from 'vitest';
import { blobs } from './blobs.ts';
import { circles } from './circles.ts';
import { moons } from './moons.ts';
import { swissRoll2d } from './swiss-roll-2d.ts';

const root = streams('plane');
const open = async (source: WorldSource<Points>, seed = root): Promise<World<Points>> => source.open({ host: memoryHost(), streams: seed, heldOut: 0 });
const draw = (world: World<Points>, count: number, request: Partial<RealRequest> = {}): Points =>
  world.draw({ from: 'fixed', count, generation: 0, taken: 0, member: 0, ...request }, root);

/** Means and second moments about 0 of both axes, and of their product. */
function momentsOf({ values }: Points): number[] {
  const n = values.length / 2;
  const sums = [0, 0, 0, 0, 0];
  for (let at = 0; at < values.length; at += 2) [values[at]!, values[at + 1]!, values[at]! * values[at]!, values[at + 1]! * values[at + 1]!, values[at]! * values[at + 1]!].forEach((x, i) => (sums[i]! += x));
  return sums.map((sum) => sum / n);
}

const T = { from: 1.5 * Math.PI, to: 4.5 * Math.PI };
/** The mean of f over [from, to] by 20,000 midpoints. */
const meanOver = (f: (t: number) => number): number => {
  const steps = 20_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += f(T.from + ((i + 0.5) * (T.to - T.from)) / steps);
  return sum / steps;
};

describe.each<[string, WorldSource<Points>, number[]]>([
  // Half of the points each: E x² = E y² = (1 + factor²) / 4 + noise².
  ['circles', circles.create({ noise: 0.1, factor: 0.5 }), [0, 0, 0.3125 + 0.01, 0.3125 + 0.01, 0]],
  // Upper: E x = 0, E y = 2/π, E x² = E y² = ½, E xy = 0. Lower: x' = 1 − x, y' = ½ − y.
  ['moons', moons.create({ noise: 0.1 }), [0.5, 0.25, 1 + 0.01, 0.5 * (0.5 + 0.75 - 2 / Math.PI) + 0.01, 0.5 * (0.5 - 2 / Math.PI)]],
  [
    'swiss-roll-2d',
    swissRoll2d.create({ noise: 0.5, scale: 0.1 }),
    [
      0.1 * meanOver((t) => t * Math.cos(t)),
      0.1 * meanOver((t) => t * Math.sin(t)),
      0.01 * meanOver((t) => t * t * Math.cos(t) * Math.cos(t)) + 0.25,
      0.01 * meanOver((t) => t * t * Math.sin(t) * Math.sin(t)) + 0.25,
      0.01 * meanOver((t) => t * t * Math.cos(t) * Math.sin(t)),
    ],
  ],
])('%s', (_, source, expected) => {
  it('has the moments of its curve and noise', async () => {
    const n = 400_000;
    // No coordinate, square or product has a standard deviation above 1.5, so 5 standard errors of the mean are below this.
    momentsOf(draw(await open(source), n)).forEach((moment, i) => { expect(Math.abs(moment - expected[i]!)).toBeLessThan((5 * 1.5) / Math.sqrt(n)); });
  });

  it('draws the same again when asked again, other points when asked for others, and begins a longer sample with the shorter', async () => {
    const world = await open(source);
    const first = draw(world, 10);
    expect(first).toEqual(draw(world, 10));
    expect(draw(world, 20).values.subarray(0, 20)).toEqual(first.values);
    const others = [draw(world, 10, { from: 'heldOut' }), draw(world, 10, { from: 'fresh', generation: 3 }), draw(world, 10, { member: 1 })];
    for (const other of others) expect(other).not.toEqual(first);
  });

  it('lies on the curve where there is no noise, and says what it is', async () => {
    const world = await open(source);
    expect(world.facts['dimensions']).toBe(2);
    expect(world.show(draw(world, 1), 0)).toMatch(/^\(-?[\d.e-]+, -?[\d.e-]+\)$/);
  });
});

test('without noise every circle point is at one of the two radii', async () => {
  const { values } = draw(await open(circles.create({ noise: 0, factor: 0.5 })), 1000);
  for (let at = 0; at < values.length; at += 2) {
    const radius = Math.hypot(values[at]!, values[at + 1]!);
    expect(Math.min(Math.abs(radius - 1), Math.abs(radius - 0.5))).toBeLessThan(1e-15);
  }
});

describe('blobs', () => {
  it('have one set of centres for all samples of a study, and another for another seed', async () => {
    const source = blobs.create({ centres: 3, stdDev: 0.01, dimensions: 3 });
    const [world, again, other] = [await open(source), await open(source), await open(source, streams('another'))];
    expect(world.facts).toEqual(again.facts);
    expect(world.facts['law']).not.toBe(other.facts['law']);
    // Held-out points lie around the centres of the training points, 0.01 wide: their density is far from that of points elsewhere.
    const heldOut = world.score!(draw(world, 100, { from: 'heldOut' })).logLikelihood;
    expect(Math.min(...heldOut)).toBeGreaterThan(-10);
  });
});
