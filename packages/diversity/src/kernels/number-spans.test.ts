import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { joinSpans, NONE, tokenSpans } from './number-spans.ts';
import { positionsOf } from './positions.ts';

const anyLists = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 });

/** Numbers by first appearance, from strings. */
function bySpelling(lists: number[][], length: number): number[] {
  const names = new Map<string, number>();
  return lists.flatMap((list) =>
    list.map((_, i) => {
      if (i + length > list.length) return NONE;
      const name = list.slice(i, i + length).join(' ');
      if (!names.has(name)) names.set(name, names.size);
      return names.get(name)!;
    }),
  );
}

it('numbers equal spans equally, inside documents only', () => {
  fc.assert(
    fc.property(anyLists, fc.nat({ max: 3 }), (lists, offset) => {
      const positions = positionsOf(documentsOfLists(lists, offset));
      const one = tokenSpans(positions);
      const two = joinSpans(one, one, positions);
      const three = joinSpans(two, one, positions);
      const five = joinSpans(three, two, positions);
      for (const spans of [one, two, three, five]) {
        const expected = bySpelling(lists, spans.length);
        expect([...spans.numbers]).toEqual(expected);
        expect(spans.total).toBe(expected.filter((number) => number !== NONE).length);
        expect(spans.distinct).toBe(new Set(expected.filter((number) => number !== NONE)).size);
      }
    }),
  );
});

it('takes any ids', () => {
  const { numbers } = tokenSpans(positionsOf({ tokens: Uint32Array.of(4294967295, 0, 4294967295), starts: Uint32Array.of(0, 3) }));
  expect([...numbers]).toEqual([0, 1, 0]);
});
