// Expected values: numpy 2.4.6, from the covariance of all cells, and scipy 1.17.1 (multivariate_normal).
import { streams, type Rng } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { drawRings, fitRing, redrawBlock, ringLogDensity } from './ring.ts';

const law = { correlation: 0.6, variance: 1 };
const ring = (): Float64Array => Float64Array.of(0.3, -1, 0.7, 2, -0.5, 0.1);

test('has the density of its covariance', () => {
  expect(ringLogDensity(law, 6, ring(), 0)).toBeCloseTo(-11.392888800632708, 12);
  expect(ringLogDensity(law, 6, Float64Array.of(9, 9, ...ring()), 2)).toBeCloseTo(-11.392888800632708, 12);
});

test('rewrites a block by its mean given the rest, around the end of the ring', () => {
  const values = ring();
  redrawBlock(law, 6, values, 0, 4, 3, undefined);
  expect([values[4], values[5], values[0]]).toEqual([1.0229545075820694, 0.31869688385269107, -0.30057490418263605].map((x): unknown => expect.closeTo(x, 12)));
  expect([values[1], values[2], values[3]]).toEqual([-1, 0.7, 2]);
});

test('draws a block with the covariance given the rest', () => {
  // The draw is linear in its noise: one of 1 and else 0 at a time gives a column of a root of the covariance.
  const root = [0, 1, 2].map((one) => {
    let drawn = 0;
    const noise = { normal: () => (drawn++ === one ? 1 : 0) } as unknown as Rng;
    const [values, centre] = [ring(), ring()];
    redrawBlock(law, 6, values, 0, 4, 3, noise);
    redrawBlock(law, 6, centre, 0, 4, 3, undefined);
    return [4, 5, 0].map((cell) => values[cell]! - centre[cell]!);
  });
  const covariance = (i: number, j: number): number => root.reduce((sum, column) => sum + column[i]! * column[j]!, 0);
  expect([covariance(0, 0), covariance(1, 1), covariance(0, 1), covariance(0, 2), covariance(1, 2)]).toEqual(
    [0.5652384746849394, 0.701842832154447, 0.3096365435975501, 0.1366043574695074, 0.3096365435975501].map((x): unknown => expect.closeTo(x, 12)),
  );
});

test('draws rings of its law, and learns them', () => {
  const values = new Float64Array(6 * 100_000);
  drawRings(law, 6, values, streams('rings').rng());
  const fitted = fitRing(values, 6);
  // A mean of squares of correlated cells: within 5 standard errors, each below √(2 · 6 / n).
  expect(Math.abs(fitted.variance - 1)).toBeLessThan(5 * Math.sqrt(12 / values.length));
  // On so small a ring neighbours have more in common than φ.
  expect(Math.abs(fitted.correlation - 0.6475480004891768)).toBeLessThan(5 * Math.sqrt(12 / values.length));
});
