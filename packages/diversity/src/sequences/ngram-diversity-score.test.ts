import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { ngramDiversityScore } from './ngram-diversity-score.ts';

it('adds distinct-1 to distinct-n', () => {
  expect(ngramDiversityScore(documentsOfLists([[1, 2, 1, 2]]), 3)).toBeCloseTo(2 / 4 + 2 / 3 + 2 / 2, 14);
});

it('is the longest order where nothing repeats, and NaN for text that is shorter', () => {
  expect(ngramDiversityScore(documentsOfLists([[1, 2, 3, 4, 5]]), 4)).toBe(4);
  expect(ngramDiversityScore(documentsOfLists([[1, 2, 3]]), 4)).toBeNaN();
});
