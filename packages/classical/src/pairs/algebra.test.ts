import type { Pairs } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairsAlgebra } from './algebra.ts';
import { pairsJson } from './pairs-json.ts';

const three: Pairs = { covariates: Float64Array.of(1, 2, 3, 4, 5, 6), responses: Float64Array.of(-1, -2, -3), dimensions: 2 };

const anyPairs = fc.record({ dimensions: fc.integer({ min: 1, max: 3 }), rows: fc.array(fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()), { minLength: 1 }) }).map(
  ({ dimensions, rows }): Pairs => ({ dimensions, covariates: Float64Array.from(rows.flatMap((row) => row.slice(0, dimensions))), responses: Float64Array.from(rows, (row) => row[3]) }),
);

test('counts pairs, and a pair is its own unit', () => {
  expect([pairsAlgebra.size(three), pairsAlgebra.units(three)]).toEqual([3, 3]);
});

test('takes whole pairs in the order asked for, as a copy', () => {
  const taken = pairsAlgebra.take(three, Uint32Array.of(2, 0, 2));
  expect(taken).toEqual({ covariates: Float64Array.of(5, 6, 1, 2, 5, 6), responses: Float64Array.of(-3, -1, -3), dimensions: 2 });
  taken.covariates[0] = 0;
  expect(three.covariates[4]).toBe(5);
});

test('what was appended can be viewed, and other numbers of covariates cannot be appended', () => {
  const builder = pairsAlgebra.builder();
  expect(pairsAlgebra.size(builder.view())).toBe(0);
  builder.append(three);
  const early = builder.view();
  builder.append(pairsAlgebra.take(three, Uint32Array.of(1)));
  expect(early).toEqual(three);
  expect(pairsAlgebra.size(builder.view())).toBe(4);
  expect(() => builder.append({ covariates: Float64Array.of(1), responses: Float64Array.of(1), dimensions: 1 })).toThrow('must have 2 covariates, but got 1');
});

test('any pairs come back from bytes bit by bit, and encode to the same bytes again', () => {
  fc.assert(
    fc.property(anyPairs, (items) => {
      const bytes = pairsAlgebra.encode(items);
      const back = pairsAlgebra.decode(bytes);
      expect(back).toEqual(items);
      expect(pairsAlgebra.encode(back)).toEqual(bytes);
    }),
    { seed: 6 },
  );
});

test('any pairs come back from JSON by value', () => {
  fc.assert(
    fc.property(anyPairs, (items) => {
      const back = pairsJson.fromList(JSON.parse(JSON.stringify(pairsJson.toList(items))) as unknown[]);
      const plain = (values: Float64Array): number[] => [...values].map((x) => x + 0);
      expect([back.dimensions, plain(back.covariates), plain(back.responses)]).toEqual([items.dimensions, plain(items.covariates), plain(items.responses)]);
    }),
    { seed: 6 },
  );
  expect(pairsJson.toList(three)).toEqual([[1, 2, -1], [3, 4, -2], [5, 6, -3]]);
});

test.each([
  [[[1, 2], [1]], 'item 1 must be a list of 2 numbers, the covariates and the response (NaN and infinities as strings), but got [1]'],
  [[3], 'item 0 must be a list of 2 numbers'],
  [[[1, 2, 3], [1, 2, 'three']], 'item 1 must be a list of 3 numbers'],
  [[[1]], 'item 0 must be a list of 2 numbers'],
])('JSON that is no pairs (%j) is told by its first item', (list, told) => {
  expect(() => pairsJson.fromList(list)).toThrow(told);
});
