import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { seqRepN } from './seq-rep-n.ts';

it('is the share of n-grams that were there before', () => {
  expect(seqRepN(documentsOfLists([[1, 2, 1, 2, 1]]), 2)).toBe(1 / 2);
  expect(seqRepN(documentsOfLists([[1, 2, 3]]), 2)).toBe(0);
});
