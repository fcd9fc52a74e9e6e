import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { jaccard, shingleSets } from './shingle-sets.ts';
import { similarPairs } from './similar-pairs.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('finds each pair at the threshold once, and no other', () => {
  fc.assert(
    fc.property(anyLists, fc.constantFrom(0.01, 1 / 3, 0.5, 2 / 3, 0.8, 1), (lists, threshold) => {
      const sets = shingleSets(documentsOfLists(lists), 1);
      const expected: string[] = [];
      for (let a = 0; a < lists.length; a++) for (let b = a + 1; b < lists.length; b++) if (jaccard(sets, a, b) >= threshold) expected.push(`${a} ${b}`);
      const found = [...similarPairs(sets, threshold)].map((pair) => pair.toSorted((a, b) => a - b).join(' '));
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 300 },
  );
});
