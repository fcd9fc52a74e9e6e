import { streams } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { fitKernelDensity, type KernelDensity } from './kernel-density.ts';
import { packLeaves, squaredDistanceToBox } from './leaves.ts';
import { kernelLogDensities } from './log-densities.ts';

const rng = streams('kernel log-densities').rng();
const normals = (count: number): Float64Array => Float64Array.from({ length: count }, () => rng.normal());

/** By definition, with Math.exp, for a kernel of standard deviation h. */
function byDefinition(centres: Float64Array, weight: Float64Array | undefined, h: number, at: Float64Array, d: number): number {
  let [sum, mass] = [0, 0];
  for (let j = 0; j < centres.length / d; j++) {
    const w = weight?.[j] ?? 1;
    let squared = 0;
    for (let axis = 0; axis < d; axis++) squared += ((at[axis]! - centres[j * d + axis]!) / h) * ((at[axis]! - centres[j * d + axis]!) / h);
    sum += w * Math.exp(-0.5 * squared);
    mass += w;
  }
  return Math.log(sum / mass) - d * Math.log(h * Math.sqrt(2 * Math.PI));
}

describe.each([1, 2, 3, 5])('in %i dimensions', (d) => {
  test.each([0.05, 0.5, 3])('the leaves left out of a sum change it by no more than rounding, h = %d', (h) => {
    // The other half of the centres is one point many times.
    const centres = Float64Array.from([...normals(1000 * d), ...new Float64Array(500 * d).fill(0.25)]);
    const weight = Float64Array.from({ length: 1500 }, (_, i) => i % 4);
    const law = fitKernelDensity({ values: centres, dimensions: d }, h, weight) as KernelDensity;
    const points = normals(100 * d);
    const found = kernelLogDensities(law, { values: points, dimensions: d });
    found.forEach((log, i) => {
      const expected = byDefinition(centres, weight, h, points.subarray(i * d, (i + 1) * d), d);
      // Sums of 1,500 terms, each with a relative error of a few 2⁻⁵² times its exponent.
      if (expected > -500) expect(Math.abs(log - expected)).toBeLessThan(1e-12);
      else expect(log).toBeLessThan(-500);
    });
  });

  test('every point is in one leaf, and in its box', () => {
    const points = { values: normals(1000 * d), dimensions: d };
    const leaves = packLeaves(points);
    expect([...leaves.order].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
    for (let leaf = 0; leaf < leaves.starts.length - 1; leaf++) {
      const [from, to] = [leaves.starts[leaf]!, leaves.starts[leaf + 1]!];
      expect(to - from).toBeLessThanOrEqual(64);
      for (let at = from; at < to; at++) expect(squaredDistanceToBox(points.values, leaves.order[at]! * d, leaves, leaf, d)).toBe(0);
    }
  });
});

test('the distance to a box is to its nearest side or corner', () => {
  const leaves = packLeaves({ values: Float64Array.of(0, 0, 2, 1), dimensions: 2 });
  const to = (...point: number[]): number => squaredDistanceToBox(Float64Array.from(point), 0, leaves, 0, 2);
  expect([to(1, 0.5), to(5, 0.5), to(5, 5), to(-1, -2)]).toEqual([0, 9, 25, 5]);
});
