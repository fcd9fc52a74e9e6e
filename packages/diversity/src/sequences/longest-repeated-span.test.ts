import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { longestRepeatedSpan } from './longest-repeated-span.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('is as long as the longest n-gram that occurs twice, and is where it says', () => {
  fc.assert(
    fc.property(anyLists, fc.nat({ max: 2 }), (lists, offset) => {
      const repeats = (n: number): boolean => {
        const grams = lists.flatMap((list) => gramsOf(list, n));
        return new Set(grams).size < grams.length;
      };
      let expected = 0;
      while (repeats(expected + 1)) expected++;
      const documents = documentsOfLists(lists, offset);
      const { length, first, second } = longestRepeatedSpan(documents);
      expect(length).toBe(expected);
      if (length === 0) expect(second).toBeNaN();
      else {
        expect(first).toBeLessThan(second);
        expect(documents.tokens.subarray(first, first + length)).toEqual(documents.tokens.subarray(second, second + length));
      }
    }),
    { numRuns: 300 },
  );
});

it('may overlap itself', () => {
  expect(longestRepeatedSpan(documentsOfLists([[4, 4, 4, 4]]))).toEqual({ length: 3, first: 0, second: 1 });
});
