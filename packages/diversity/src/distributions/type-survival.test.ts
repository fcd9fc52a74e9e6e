import { expect, it } from 'vitest';
import { typeSurvival } from './type-survival.ts';

const reference = [50, 10, 2, 1, 1, 0];

it('is the share of the band’s types still seen', () => {
  const sample = [60, 0, 0, 1, 0, 3];
  expect(typeSurvival(reference, sample, { atLeast: 1, atMost: Infinity })).toBe(2 / 5);
  expect(typeSurvival(reference, sample, { atLeast: 1, atMost: 2 })).toBe(1 / 3);
});

it('is NaN for an empty band and throws on unequal lengths', () => {
  expect(typeSurvival(reference, reference, { atLeast: 3, atMost: 5 })).toBeNaN();
  expect(() => typeSurvival([1], [1, 2], { atLeast: 1, atMost: 1 })).toThrow(RangeError);
});
