import { expect, it } from 'vitest';
import { blockValues, wholeArm, wholeValues } from './block-values.ts';
import type { Measure } from './contracts.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const meanOf: Measure<readonly number[]> = { id: 'mean', summary: '', change: 'ratio', loss: 'neither', of: (values) => sum(values) / values.length };
const largest: Measure<readonly number[]> = { ...meanOf, id: 'largest', of: (values) => Math.max(...values) };

const blocks = [[1, 2], [3, 4], [8, 0]];

it('takes a measure of every block', () => {
  expect(blockValues([meanOf], blocks, blocks).control).toEqual([Float64Array.of(1.5, 3.5, 4)]);
});

it('gives of a mean over all blocks what blockValues gives: the jackknife is exact for it', () => {
  const arm = wholeArm(blocks, (values) => values);
  const [values] = wholeValues([meanOf], arm, arm).group;
  expect([...values!].map((value) => Number(value.toFixed(12)))).toEqual([1.5, 3.5, 4]);
});

it('keeps the measure of the whole as the mean, whatever the measure', () => {
  const arm = wholeArm(blocks, (values) => values);
  const [values] = wholeValues([largest], arm, arm).control;
  expect(sum([...values!]) / 3).toBeCloseTo(8, 12);
});

it('is the measure itself where there is one block', () => {
  const arm = wholeArm([[1, 2]], (values) => values);
  expect(wholeValues([meanOf], arm, arm).control).toEqual([Float64Array.of(1.5)]);
});
