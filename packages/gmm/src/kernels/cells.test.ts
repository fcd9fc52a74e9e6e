import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCells, equalCells } from './cells.ts';

test('edges are type-7 quantiles', () => {
  // R 4.2: quantile(c(4, 1, 3, 10, 2), c(.25, .5, .75), type = 7) is 2, 3, 4; of 1:4 it is 1.75, 2.5, 3.25.
  expect([...equalCells(Float64Array.of(4, 1, 3, 10, 2), 4).edges]).toEqual([2, 3, 4, Infinity]);
  expect([...equalCells(Float64Array.of(1, 2, 3, 4), 4).edges]).toEqual([1.75, 2.5, 3.25, Infinity]);
});

test('the reference itself fills its cells evenly', () => {
  const rng = streams('cells').rng();
  const values = Float64Array.from({ length: 6400 }, () => rng.normal());
  // Type-7 positions 6399 j / 64 fall strictly between order statistics: every cell holds 100 items, give or take one.
  for (const count of countCells(values, equalCells(values, 64))) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1);
});

test('counts are those of a scan over the edges, for any values', () => {
  const values = fc.array(fc.double({ noNaN: true }), { minLength: 2, maxLength: 40 }).map((a) => Float64Array.from(a));
  fc.assert(
    fc.property(values, values, fc.integer({ min: 2, max: 20 }), (reference, sample, count) => {
      const cells = equalCells(reference, count);
      const inner = [...cells.edges.subarray(0, count - 1)];
      fc.pre(inner.every((edge) => edge === edge)); // ∞ − ∞ between neighbours has no quantile
      const expected = new Uint32Array(count);
      for (const x of sample) expected[inner.filter((edge) => x >= edge).length]!++;
      expect(countCells(sample, cells)).toEqual(expected);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('an item on an edge lies above it, ties leave cells empty, NaN lies nowhere', () => {
  expect([...countCells(Float64Array.of(1, 2, 3, 4, NaN), equalCells(Float64Array.of(1, 2, 3), 2))]).toEqual([1, 3]);
  expect([...countCells(Float64Array.of(4, 5, 6), equalCells(new Float64Array(9).fill(5), 4))]).toEqual([1, 0, 0, 2]);
});
