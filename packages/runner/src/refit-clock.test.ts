import { expect, test } from 'vitest';
import { batchOf, concatBatches } from './batch.ts';
import { tickOf } from './refit-clock.ts';
import { numbers } from './testing/toy-lab.ts';

const drawn = (generation: number, count = 100) => batchOf(numbers, new Float64Array(count), generation, 0);

test('a refit on n new items adds p/(2n)', () => {
  expect(tickOf(numbers, drawn(0), 1, 2)).toBeCloseTo(2 / 200, 15);
  expect(tickOf(numbers, drawn(6), 7, 5)).toBeCloseTo(5 / 200, 15);
});

test('accumulated items add p/(2n) · Σ 1/i², as the design and Dey and Donoho have it', () => {
  let clock = 0;
  for (let t = 1; t <= 50; t++) clock += tickOf(numbers, concatBatches(numbers, Array.from({ length: t }, (_, i) => drawn(i))), t, 2)!;
  const basel = Array.from({ length: 50 }, (_, i) => 1 / ((i + 1) * (i + 1))).reduce((a, b) => a + b);
  expect(clock).toBeCloseTo((2 / 200) * basel, 15);
});

test('real items, outcomes of the world and older items add nothing after generation 1', () => {
  expect(tickOf(numbers, drawn(0), 5, 2)).toBe(0);
  expect(tickOf(numbers, { ...drawn(4), answered: new Uint8Array(100).fill(1) }, 5, 2)).toBe(0);
  // A tenth fresh: 90 of 100 items at a share of 0.01 each.
  expect(tickOf(numbers, concatBatches(numbers, [drawn(0, 10), drawn(4, 90)]), 5, 2)).toBeCloseTo(90 * 0.0001, 15);
});

test('weights count as shares, and an item of several units as so many', () => {
  const half = { ...drawn(0), weight: new Float64Array(100).fill(3) };
  expect(tickOf(numbers, half, 1, 2)).toBeCloseTo(2 / 200, 15);
  expect(tickOf({ ...numbers, units: (items) => 4 * items.length }, drawn(0), 1, 2)).toBeCloseTo(2 / 800, 15);
});

test('without a known number of parameters there is no clock', () => {
  expect(tickOf(numbers, drawn(0), 1, undefined)).toBeUndefined();
});
