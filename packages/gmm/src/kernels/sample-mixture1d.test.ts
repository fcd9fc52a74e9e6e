import { streams } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import type { Mixture1d } from './mixture1d.ts';
import { sampleMixture1d } from './sample-mixture1d.ts';

const law: Mixture1d = { weights: Float64Array.of(0.5, 0.5), means: Float64Array.of(-2, 2), variances: Float64Array.of(1, 1) };

test('forty million draws have the mean and variance of the law', () => {
  // A bias of the variance compounds over generations, so it must be small: 0.0013 of 5 would be seen here.
  // Var x = 4 + 1 = 5; E x⁴ = 16 + 6·4·1 + 3 = 43, so Var x² = 43 − 25 = 18. Bounds are 4 standard errors.
  const [rounds, each] = [40, 1_000_000];
  const root = streams('forty-million');
  let sum = 0;
  let squares = 0;
  for (let round = 0; round < rounds; round++) {
    const values = sampleMixture1d(law, each, root.fork('round', round));
    for (let i = 0; i < each; i++) {
      sum += values[i]!;
      squares += values[i]! * values[i]!;
    }
  }
  const n = rounds * each;
  expect(Math.abs(sum / n)).toBeLessThan(4 * Math.sqrt(5 / n));
  expect(Math.abs(squares / n - 5)).toBeLessThan(4 * Math.sqrt(18 / n));
});

test('components are drawn in proportion to their weights', () => {
  // Components 100 apart show which one each draw came from; a count's standard error is √(n w (1 − w)).
  const n = 1_000_000;
  const weights = [0.1, 0.25, 0.05, 0.6];
  const apart: Mixture1d = { weights: Float64Array.from(weights), means: Float64Array.of(0, 100, 200, 300), variances: new Float64Array(4).fill(1) };
  const root = streams('weights');
  const counts = [0, 0, 0, 0];
  for (const x of sampleMixture1d(apart, n, root)) counts[Math.round(x / 100)]!++;
  counts.forEach((count, j) => expect(Math.abs(count - n * weights[j]!)).toBeLessThan(4 * Math.sqrt(n * weights[j]! * (1 - weights[j]!))));
});

test('a longer sample begins with the shorter one, and items do not come sorted by component', () => {
  const root = streams(7);
  const draw = (count: number): number[] => [...sampleMixture1d(law, count, root)];
  expect(draw(500).slice(0, 100)).toEqual(draw(100));
  // 100 fair choices change side 49.5 times on average, standard deviation 5.
  const sides = draw(100).map((x) => x > 0);
  const changes = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
  expect(Math.abs(changes - 49.5)).toBeLessThan(20);
});
