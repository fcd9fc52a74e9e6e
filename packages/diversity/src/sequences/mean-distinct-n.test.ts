import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { distinctN } from './distinct-n.ts';
import { meanDistinctN } from './mean-distinct-n.ts';

it('averages over documents that are long enough', () => {
  expect(meanDistinctN(documentsOfLists([[1, 2, 1, 2], [5], [1, 1, 1]], 2), 2)).toBeCloseTo((2 / 3 + 1 / 2) / 2, 14);
});

it('does not see what documents share', () => {
  const template = documentsOfLists([[1, 2, 3], [1, 2, 3], [1, 2, 3]]);
  expect(meanDistinctN(template, 2)).toBe(1);
  expect(distinctN(template, 2, 'ngrams')).toBe(1 / 3);
});

it('is NaN where no document is long enough', () => {
  expect(meanDistinctN(documentsOfLists([[1], []]), 2)).toBeNaN();
});
