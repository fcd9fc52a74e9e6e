import { expect, test } from 'vitest';
import { generationOf } from '../testing/generation.ts';
import { rareTypes } from './rare-types.ts';

const measure = (generation: number, sample: number[][], reference: number[][]): unknown => rareTypes.create({}).measure(generationOf(generation, sample, reference));

test('counts types with one to four real occurrences that are still there', () => {
  // Type 0 occurs five times and is not rare; of 1, 2 and 3 one is left.
  const real = [[0, 0, 0, 0, 0], [1, 2, 2, 3, 3, 3, 3]];
  expect(measure(2, [[0, 3, 9]], real)).toEqual({ rareSurvival: 1 / 3 });
  expect(measure(1, [[1, 2, 3]], real)).toEqual({ rareSurvival: 1 });
});

test('is silent at generation 0 and without documents', () => {
  expect(measure(0, [[1]], [[1]])).toEqual({});
  expect(measure(3, [], [[1]])).toEqual({});
});
