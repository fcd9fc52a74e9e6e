import { expect, test } from 'vitest';
import { logDensities, reordered, type Mixture1d } from './mixture1d.ts';

/** The density by its definition, without any care for underflow. */
function density({ weights, means, variances }: Mixture1d, x: number): number {
  let p = 0;
  for (let j = 0; j < weights.length; j++) {
    const d = x - means[j]!;
    p += (weights[j]! * Math.exp((-0.5 * d * d) / variances[j]!)) / Math.sqrt(2 * Math.PI * variances[j]!);
  }
  return p;
}

const two: Mixture1d = { weights: Float64Array.of(0.3, 0.7), means: Float64Array.of(-1, 2), variances: Float64Array.of(0.25, 4) };
const three: Mixture1d = { weights: Float64Array.of(0.2, 0.3, 0.5), means: Float64Array.of(0, -3, 5), variances: Float64Array.of(1, 0.5, 2) };

test.each([two, three])('is the log of the density, for $weights.length components', (law) => {
  const values = Float64Array.from({ length: 81 }, (_, i) => (i - 40) / 4);
  const logs = logDensities(law, values);
  values.forEach((x, i) => expect(Math.abs(logs[i]! - Math.log(density(law, x)))).toBeLessThan(1e-13));
});

test.each([two, three])('is finite where every density underflows, for $weights.length components', (law) => {
  // At 10⁶ only the component of the slowest decay matters: ln w − ½ ln(2πv) − d²/(2v).
  const slow = law.variances.indexOf(Math.max(...law.variances));
  const d = 1e6 - law.means[slow]!;
  const v = law.variances[slow]!;
  const expected = Math.log(law.weights[slow]!) - 0.5 * Math.log(2 * Math.PI * v) - (d * d) / (2 * v);
  expect(logDensities(law, Float64Array.of(1e6))[0]! / expected).toBeCloseTo(1, 14);
});

test('a component without weight adds nothing, and infinitely far there is nothing', () => {
  const lone: Mixture1d = { ...two, weights: Float64Array.of(0, 1) };
  const d = -1 - 2;
  expect(logDensities(lone, Float64Array.of(-1))[0]).toBeCloseTo(-0.5 * Math.log(8 * Math.PI) - (d * d) / 8, 14);
  expect(logDensities(two, Float64Array.of(1e200))[0]).toBe(-Infinity);
  expect(logDensities(three, Float64Array.of(1e200))[0]).toBe(-Infinity);
});

test('reordering renumbers the components of the same law', () => {
  const renumbered = reordered(three, [1, 0, 2]);
  expect([...renumbered.means]).toEqual([-3, 0, 5]);
  expect([...renumbered.weights]).toEqual([0.3, 0.2, 0.5]);
  expect([...renumbered.variances]).toEqual([0.5, 1, 2]);
});
