import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { ngramSimilarities } from './ngram-similarities.ts';

it('is the cosine of counts', () => {
  // (2, 1) and (1, 1): 3 / √(5 · 2).
  const similarities = ngramSimilarities(documentsOfLists([[1, 1, 2], [1, 2]], 1), [1]);
  expect(similarities[0]).toBeCloseTo(1, 14);
  expect(similarities[1]).toBeCloseTo(3 / Math.sqrt(10), 14);
  expect(similarities[2]).toBe(similarities[1]);
});

it('averages over orders', () => {
  const documents = documentsOfLists([[1, 2, 3], [3, 2, 1]]);
  expect(ngramSimilarities(documents, [1, 2])[1]).toBeCloseTo((1 + 0) / 2, 14);
});

it('is NaN for documents that are too short', () => {
  expect(ngramSimilarities(documentsOfLists([[1], [1, 2]]), [2])[1]).toBeNaN();
});
