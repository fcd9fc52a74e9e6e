import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { ngramCounts } from './ngram-counts.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('counts what a map of strings counts', () => {
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 6 }), fc.nat({ max: 2 }), (lists, n, offset) => {
      const counts = new Map<string, number>();
      for (const gram of lists.flatMap((list) => gramsOf(list, n))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
      expect([...ngramCounts(documentsOfLists(lists, offset), n)]).toEqual([...counts.values()]);
    }),
  );
});
