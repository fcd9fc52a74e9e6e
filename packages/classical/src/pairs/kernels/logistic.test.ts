// Expected values: numpy 2.4.6, Newton's method on the same objective to a fixed point.
import type { Pairs } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { fitLogistic, logProbabilityOfOne, type LogisticFit } from './logistic.ts';

const items: Pairs = { covariates: Float64Array.of(0.5, 1.2, -1, 0.3, 2, -0.7, 0.1, -1.5, -0.4, 0.8, 1.3, 0.2, -2, -1, 0.7, -0.2), responses: Float64Array.of(1, 0, 1, 0, 1, 0, 0, 1), dimensions: 2 };
const weight = Float64Array.of(1, 2, 0.5, 1, 3, 1, 1.5, 1);

function fitted(...words: Parameters<typeof fitLogistic>): LogisticFit {
  const fit = fitLogistic(...words);
  if ('ended' in fit) throw new Error(fit.ended.message);
  return fit;
}
const near = (...values: number[]): unknown[] => values.map((x): unknown => expect.closeTo(x, 10));

test('finds the likeliest coefficients', () => {
  const { intercept, slope, logLikelihood } = fitted(items, undefined, true, 0);
  expect([intercept, ...slope, logLikelihood]).toEqual(near(-0.27228668008608614, 1.1647978103596504, 1.5983329013500533, -3.6459030575518687));
});

test('goes through the origin without an intercept', () => {
  const { intercept, slope, logLikelihood } = fitted(items, undefined, false, 0);
  expect([intercept, ...slope, logLikelihood]).toEqual(near(0, 1.0651889820165055, 1.5202268859602208, -3.6830380093763164));
});

test('honours weights and a penalty, which spares the intercept', () => {
  const { intercept, slope, logLikelihood } = fitted(items, weight, true, 0.7);
  expect([intercept, ...slope, logLikelihood]).toEqual(near(-0.02404600380949906, 0.6466888921424715, 1.1182552883357106, -5.038044417731937));
});

test('ends where a plane separates the responses, unless it is penalised', () => {
  const apart: Pairs = { covariates: Float64Array.of(-2, -1, 1, 2), responses: Float64Array.of(0, 0, 1, 1), dimensions: 1 };
  expect(fitLogistic(apart, undefined, true, 0)).toHaveProperty('ended.code', expect.stringMatching(/^(separated|no-maximum)$/));
  expect(fitted(apart, undefined, true, 0.1).slope[0]).toBeGreaterThan(0);
  const one: Pairs = { ...apart, responses: Float64Array.of(1, 1, 1, 1) };
  expect(fitLogistic(one, undefined, true, 0)).toHaveProperty('ended');
});

test('ends where covariates follow from each other', () => {
  const twice: Pairs = { covariates: Float64Array.of(-2, -4, -1, -2, 1, 2, 2, 4), responses: Float64Array.of(0, 1, 0, 1), dimensions: 2 };
  expect(fitLogistic(twice, undefined, true, 0)).toHaveProperty('ended.code', 'no-maximum');
});

test('probabilities keep their digits at any odds', () => {
  expect([logProbabilityOfOne(0), logProbabilityOfOne(-800), logProbabilityOfOne(40), logProbabilityOfOne(800)]).toEqual([expect.closeTo(-Math.LN2, 15), -800, expect.closeTo(-Math.exp(-40), 30), -0]);
});
