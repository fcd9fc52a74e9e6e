import { expect, it } from 'vitest';
import { rbfSimilarities } from './rbf-similarities.ts';

it('falls with the squared distance in units of sigma', () => {
  const similarities = rbfSimilarities({ values: Float64Array.of(0, 0, 3, 4), dimensions: 2 }, 5);
  expect([...similarities]).toEqual([1, Math.exp(-0.5), Math.exp(-0.5), 1]);
});
