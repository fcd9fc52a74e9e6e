import type { Counts } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAlgebra } from './algebra.ts';
import { countsJson } from './counts-json.ts';

const anyCounts = fc.array(fc.integer({ min: 0, max: 4294967295 })).map((values): Counts => ({ values: Uint32Array.from(values) }));

test('takes counts in the order asked for, as a copy', () => {
  const items: Counts = { values: Uint32Array.of(5, 6, 7) };
  const taken = countsAlgebra.take(items, Uint32Array.of(2, 0, 2));
  expect([...taken.values]).toEqual([7, 5, 7]);
  taken.values[1] = 0;
  expect(items.values[0]).toBe(5);
});

test('what was appended can be viewed', () => {
  const builder = countsAlgebra.builder();
  builder.append({ values: Uint32Array.of(1) });
  const early = builder.view();
  builder.append({ values: Uint32Array.of(2, 3) });
  expect([[...early.values], [...builder.view().values]]).toEqual([[1], [1, 2, 3]]);
});

test('atoms keep what they stand for, beside draws that stand for themselves', () => {
  const atoms: Counts = { values: Uint32Array.of(0, 1), mass: Float64Array.of(1.5, 0.5) };
  expect(countsAlgebra.take(atoms, Uint32Array.of(1))).toEqual({ values: Uint32Array.of(1), mass: Float64Array.of(0.5) });
  expect(countsAlgebra.decode(countsAlgebra.encode(atoms))).toEqual(atoms);
  const builder = countsAlgebra.builder();
  builder.append({ values: Uint32Array.of(7) });
  builder.append(atoms);
  builder.append({ values: Uint32Array.of(8) });
  expect(builder.view()).toEqual({ values: Uint32Array.of(7, 0, 1, 8), mass: Float64Array.of(1, 1.5, 0.5, 1) });
});

test('any counts come back from bytes and from JSON', () => {
  fc.assert(
    fc.property(anyCounts, (items) => {
      expect(countsAlgebra.decode(countsAlgebra.encode(items))).toEqual(items);
      expect(countsJson.fromList(JSON.parse(JSON.stringify(countsJson.toList(items))) as unknown[])).toEqual(items);
    }),
    { seed: 8 },
  );
});

test.each([[-1], [1.5], [4294967296], ['3'], [null]])('JSON that is no count (%j) is told', (item) => {
  expect(() => countsJson.fromList([0, item])).toThrow(`item 1 must be a whole number from 0 to 4294967295, but got ${JSON.stringify(item)}`);
});
