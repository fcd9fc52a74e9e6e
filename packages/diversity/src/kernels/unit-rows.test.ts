import { expect, it } from 'vitest';
import { unitRows } from './unit-rows.ts';

it('scales rows to length 1', () => {
  expect([...unitRows({ values: Float64Array.of(3, 4, 0, -2), dimensions: 2 })]).toEqual([0.6, 0.8, 0, -1]);
});

it('has no direction for a row of 0', () => {
  expect([...unitRows({ values: Float64Array.of(0, 0), dimensions: 2 })]).toEqual([NaN, NaN]);
});
