import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { bleuHomogenization } from './bleu-homogenization.ts';

it('is 1 for copies, where the package diversity 0.3.0 says 1 / (documents − 1)', () => {
  expect(bleuHomogenization(documentsOfLists(Array.from({ length: 6 }, () => [1, 2, 3, 4, 5])))).toBeCloseTo(1, 14);
});

it('is 0 for documents that share nothing, where that says 1', () => {
  expect(bleuHomogenization(documentsOfLists([[1, 2, 3, 4], [5, 6, 7, 8]]))).toBe(0);
});

it('is NaN below two documents', () => {
  expect(bleuHomogenization(documentsOfLists([[1, 2, 3, 4]]))).toBeNaN();
});
