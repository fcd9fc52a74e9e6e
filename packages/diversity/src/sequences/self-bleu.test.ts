import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bleu } from '../kernels/bleu.ts';
import { documentsOfLists, gramsOf } from '../testing/documents.ts';
import { selfBleu } from './self-bleu.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

const tally = (grams: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
};

/** Every document against all others, one reference after the other. */
function byDefinition(lists: number[][], longest: number): number {
  const scores = lists.map((list, d) => {
    const others = lists.filter((_, other) => other !== d);
    const matches = Array.from({ length: longest }, (_, k) =>
      [...tally(gramsOf(list, k + 1))].reduce((sum, [gram, count]) => sum + Math.min(count, Math.max(...others.map((other) => tally(gramsOf(other, k + 1)).get(gram) ?? 0))), 0),
    );
    const totals = matches.map((_, k) => Math.max(0, list.length - k));
    const closest = others.map(({ length }) => length).sort((a, b) => Math.abs(a - list.length) - Math.abs(b - list.length) || a - b)[0]!;
    return bleu({ matches, totals, hypothesisLength: list.length, referenceLength: closest }, 'epsilon');
  });
  return scores.reduce((a, b) => a + b) / lists.length;
}

it('is the definition, though it looks at no pair', () => {
  fc.assert(
    fc.property(anyLists.filter((lists) => lists.length > 1), fc.integer({ min: 1, max: 4 }), (lists, longest) => {
      expect(selfBleu(documentsOfLists(lists, 2), { longest, smoothing: 'epsilon' })).toBeCloseTo(byDefinition(lists, longest), 12);
    }),
    { numRuns: 200 },
  );
});

it('is 1 for copies and 0 for documents that share no token', () => {
  expect(selfBleu(documentsOfLists([[1, 2, 3, 4], [1, 2, 3, 4]]), { longest: 4, smoothing: 'epsilon' })).toBeCloseTo(1, 14);
  expect(selfBleu(documentsOfLists([[1, 2], [3, 4]]), { longest: 2, smoothing: 'epsilon' })).toBe(0);
});

it('is NaN below two documents', () => {
  expect(selfBleu(documentsOfLists([[1, 2, 3]]), { longest: 2, smoothing: 'epsilon' })).toBeNaN();
});
