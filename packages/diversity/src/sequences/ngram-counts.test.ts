import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyLists, documentsOfLists, gramsOf } from '../testing/arbitraries.ts';
import { ngramCounts } from './ngram-counts.ts';

it('counts what a map of strings counts', () => {
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 6 }), fc.nat({ max: 2 }), (lists, n, offset) => {
      const counts = new Map<string, number>();
      for (const gram of lists.flatMap((list) => gramsOf(list, n))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
      expect([...ngramCounts(documentsOfLists(lists, offset), n)]).toEqual([...counts.values()]);
    }),
  );
});
