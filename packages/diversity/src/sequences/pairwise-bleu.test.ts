import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { pairwiseBleu } from './pairwise-bleu.ts';
import { selfBleu } from './self-bleu.ts';

it('is self-BLEU for two documents', () => {
  const two = documentsOfLists([[1, 2, 3, 1, 2], [2, 3, 1, 2, 4, 4]]);
  expect(pairwiseBleu(two, 3, 'epsilon')).toBeCloseTo(selfBleu(two, { longest: 3, smoothing: 'epsilon' }), 14);
});

it('is below self-BLEU where each document is half of another', () => {
  const documents = documentsOfLists([[1, 2], [3, 4], [1, 2, 3, 4]]);
  expect(pairwiseBleu(documents, 2, 'epsilon')).toBeLessThan(selfBleu(documents, { longest: 2, smoothing: 'epsilon' }));
});

it('is NaN below two documents', () => {
  expect(pairwiseBleu(documentsOfLists([[1]]), 2, 'none')).toBeNaN();
});
