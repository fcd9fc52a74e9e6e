import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { selfRepetition } from './self-repetition.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

it('is the mean log of what other documents share', () => {
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 3 }), (lists, n) => {
      const sets = lists.map((list) => new Set(gramsOf(list, n)));
      const scores = sets.map((set) => Math.log1p([...set].reduce((sum, gram) => sum + sets.filter((other) => other.has(gram)).length - 1, 0)));
      expect(selfRepetition(documentsOfLists(lists, 1), n)).toBeCloseTo(scores.reduce((a, b) => a + b) / lists.length, 12);
    }),
  );
});

it('is NaN without documents', () => {
  expect(selfRepetition(documentsOfLists([]), 2)).toBeNaN();
});
