import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { distinctN, distinctUpTo } from './distinct-n.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('is the share of different n-grams over all documents', () => {
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 5 }), (lists, n) => {
      const grams = lists.flatMap((list) => gramsOf(list, n));
      const documents = documentsOfLists(lists, 1);
      expect(distinctN(documents, n, 'ngrams')).toBe(new Set(grams).size / grams.length);
      expect(distinctN(documents, n, 'tokens')).toBe(grams.length === 0 ? NaN : new Set(grams).size / lists.flat().length);
    }),
  );
});

it('gives all orders at once', () => {
  const documents = documentsOfLists([[1, 2, 1, 2], [1, 2]]);
  expect([...distinctUpTo(documents, 4, 'ngrams')]).toEqual([1, 2, 3, 4].map((n) => distinctN(documents, n, 'ngrams')));
});

it('does not depend on the order of documents', () => {
  fc.assert(
    fc.property(anyLists, (lists) => {
      expect(distinctN(documentsOfLists(lists.toReversed()), 2, 'ngrams')).toBe(distinctN(documentsOfLists(lists), 2, 'ngrams'));
    }),
  );
});

it('halves when every document is given twice', () => {
  const lists = [[1, 2, 3], [2, 3, 1, 2]];
  expect(distinctN(documentsOfLists([...lists, ...lists]), 2, 'ngrams')).toBe(distinctN(documentsOfLists(lists), 2, 'ngrams') / 2);
});

it('is NaN where no document is long enough', () => {
  expect(distinctN(documentsOfLists([[1, 2], [3]]), 3, 'ngrams')).toBeNaN();
});
