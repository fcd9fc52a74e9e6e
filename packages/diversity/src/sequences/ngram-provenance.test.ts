import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { ngramNovelty } from './ngram-novelty.ts';
import { ngramProvenance } from './ngram-provenance.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('is the share of n-grams by the first reference that has them', () => {
  fc.assert(
    fc.property(anyLists, anyLists, anyLists, fc.integer({ min: 1, max: 4 }), (lists, real, previous, n) => {
      const known = [real, previous].map((reference) => new Set(reference.flatMap((list) => gramsOf(list, n))));
      const grams = lists.flatMap((list) => gramsOf(list, n));
      const share = (where: (gram: string) => boolean): number => grams.filter(where).length / grams.length;
      expect([...ngramProvenance(documentsOfLists(lists, 1), [documentsOfLists(real, 2), documentsOfLists(previous)], n)]).toEqual([
        share((gram) => known[0]!.has(gram)),
        share((gram) => !known[0]!.has(gram) && known[1]!.has(gram)),
        share((gram) => !known[0]!.has(gram) && !known[1]!.has(gram)),
      ]);
    }),
  );
});

it('is novelty where there is one reference, and all of it new where there is none', () => {
  const [text, reference] = [documentsOfLists([[0, 1, 2, 3]]), documentsOfLists([[0, 1, 2]])];
  expect(ngramProvenance(text, [reference], 2)[1]).toBe(ngramNovelty(text, reference, 2).tokens);
  expect([...ngramProvenance(text, [], 2)]).toEqual([1]);
  expect([...ngramProvenance(documentsOfLists([[0]]), [reference], 2)]).toEqual([NaN, NaN]);
});
