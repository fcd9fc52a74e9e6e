import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { exactDuplicateRate } from './exact-duplicate-rate.ts';

it('counts all copies but the first', () => {
  expect(exactDuplicateRate(documentsOfLists([[1, 2], [2, 1], [1, 2], [1, 2]]))).toBe(1 / 2);
  expect(exactDuplicateRate(documentsOfLists([[1], [1, 1], []]))).toBe(0);
});

it('is NaN without documents', () => {
  expect(exactDuplicateRate(documentsOfLists([]))).toBeNaN();
});
