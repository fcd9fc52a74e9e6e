import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentsJson } from './documents-json.ts';
import { documentsOf } from './testing/documents.ts';

test('a document is the list of its token ids, windows of larger arrays included', () => {
  expect(documentsJson.toList(documentsOf([[3, 1], [], [4]]))).toEqual([[3, 1], [], [4]]);
  expect(documentsJson.toList({ tokens: Uint32Array.of(0, 1, 2, 3), starts: Uint32Array.of(1, 2, 4) })).toEqual([[1], [2, 3]]);
});

test('any documents come back from JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(0xffff_ffff))), (lists) => {
      expect(documentsJson.fromList(JSON.parse(JSON.stringify(lists)) as unknown[])).toEqual(documentsOf(lists));
      expect(documentsJson.toList(documentsOf(lists))).toEqual(lists);
    }),
  );
});

test.each([[[1], 2], [[1], [-1]], [[1], [0.5]], [[1], [2 ** 32]], [[1], ['a']], [[1], null]])('%j, then %j is refused at its second item', (...list) => {
  expect(() => documentsJson.fromList(list)).toThrow('item 1 must be a list of token ids (whole numbers from 0 on), but got ');
});
