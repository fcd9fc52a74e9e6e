import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { jaccardMatrix } from './jaccard-matrix.ts';

it('is the share of common shingles, symmetric, with 1 on the diagonal', () => {
  const matrix = jaccardMatrix(documentsOfLists([[1, 2, 3], [2, 3, 1], [1, 2, 3, 4]]), 2);
  expect([...matrix]).toEqual([1, 1 / 3, 2 / 3, 1 / 3, 1, 1 / 4, 2 / 3, 1 / 4, 1]);
});

it('compares documents below the shingle as wholes', () => {
  expect([...jaccardMatrix(documentsOfLists([[], [], [1]]), 3)]).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 1]);
});
