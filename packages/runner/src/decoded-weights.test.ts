import { expect, test } from 'vitest';
import { decodedWeights } from './decoded-weights.ts';

const weights = Float64Array.of(1, 4, 0, 4, 2);

test('cuts a law to its likeliest symbols, ties by ascending symbol', () => {
  expect([...decodedWeights(weights, {})]).toEqual([1, 4, 0, 4, 2]);
  expect([...decodedWeights(weights, { topK: 1 })]).toEqual([0, 4, 0, 0, 0]);
  // 4 of 11 is less than 0.5, 8 of 11 is not.
  expect([...decodedWeights(weights, { topP: 0.5 })]).toEqual([0, 4, 0, 4, 0]);
  expect([...decodedWeights(weights, { minP: 0.5 })]).toEqual([0, 4, 0, 4, 2]);
});

test('weighs by weight^(1/T), relative to the likeliest', () => {
  expect([...decodedWeights(weights, { temperature: 0.5 })]).toEqual([expect.closeTo(1 / 16, 15), 1, 0, 1, expect.closeTo(1 / 4, 15)]);
  expect([...decodedWeights(Float64Array.of(1e-300, 1e300, 1), { temperature: 1e-9 })]).toEqual([0, 1, 0]);
  expect([...decodedWeights(weights, { temperature: 0 })]).toEqual([0, 1, 0, 1, 0]);
  expect([...decodedWeights(weights, { temperature: 0, topK: 1 })]).toEqual([0, 1, 0, 0, 0]);
  expect([...decodedWeights(weights, { temperature: Infinity })]).toEqual([1, 1, 0, 1, 1]);
});
