import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { rougeHomogenization } from './rouge-homogenization.ts';

it('goes by the longest common subsequence', () => {
  // 1 3 4 is common to the first two: F₁ = 2 · 3 / (4 + 5).
  expect(rougeHomogenization(documentsOfLists([[1, 2, 3, 4], [1, 5, 3, 5, 4]], 1))).toBeCloseTo(6 / 9, 14);
});

it('is 1 for copies, 0 for documents that share nothing or are empty', () => {
  expect(rougeHomogenization(documentsOfLists([[1, 2], [1, 2], [1, 2]]))).toBe(1);
  expect(rougeHomogenization(documentsOfLists([[1, 2], [3], []]))).toBe(0);
});

it('is NaN below two documents', () => {
  expect(rougeHomogenization(documentsOfLists([[1]]))).toBeNaN();
});
