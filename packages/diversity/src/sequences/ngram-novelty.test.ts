import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { ngramNovelty } from './ngram-novelty.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('is the share that the reference lacks', () => {
  fc.assert(
    fc.property(anyLists, anyLists, fc.integer({ min: 1, max: 3 }), (lists, reference, n) => {
      const known = new Set(reference.flatMap((list) => gramsOf(list, n)));
      const grams = lists.flatMap((list) => gramsOf(list, n));
      const different = [...new Set(grams)];
      const novelty = ngramNovelty(documentsOfLists(lists, 1), documentsOfLists(reference, 2), n);
      expect(novelty.tokens).toBe(grams.filter((gram) => !known.has(gram)).length / grams.length);
      expect(novelty.types).toBe(different.filter((gram) => !known.has(gram)).length / different.length);
    }),
  );
});
