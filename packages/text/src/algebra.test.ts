import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsAlgebra as algebra } from './algebra.ts';
import { documentsOf, listsOf } from './testing/documents.ts';

/** One to eight documents, empty ones among them. */
const smallCorpora = (types: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(types - 1), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

describe('documentsAlgebra', () => {
  it('counts documents as items and tokens as units, empty documents included', () => {
    const documents = documentsOf([[1, 2, 3], [], [4]]);
    expect([algebra.size(documents), algebra.units(documents)]).toEqual([3, 4]);
  });

  it('takes documents by index, in order and with repeats', () => {
    fc.assert(
      fc.property(smallCorpora(9), fc.array(fc.nat()), (lists, wanted) => {
        const at = wanted.map((i) => i % lists.length);
        expect(listsOf(algebra.take(documentsOf(lists), Uint32Array.from(at)))).toEqual(at.map((i) => lists[i]));
      }),
    );
  });

  it('builds what was appended, and earlier views do not change', () => {
    fc.assert(
      fc.property(smallCorpora(9), smallCorpora(9), (first, second) => {
        const builder = algebra.builder();
        expect(listsOf(builder.view())).toEqual([]);
        builder.append(documentsOf(first));
        const view = builder.view();
        builder.append(documentsOf(second));
        expect(listsOf(view)).toEqual(first);
        expect(listsOf(builder.view())).toEqual([...first, ...second]);
      }),
    );
  });

  it('appends documents that are a window of a larger array', () => {
    const builder = algebra.builder();
    builder.append(documentsOf([[7]]));
    builder.append({ tokens: Uint32Array.of(0, 1, 2, 3), starts: Uint32Array.of(1, 2, 3) });
    expect(listsOf(builder.view())).toEqual([[7], [1], [2]]);
  });

  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(smallCorpora(9), (lists) => {
        expect(algebra.decode(algebra.encode(documentsOf(lists)))).toEqual(documentsOf(lists));
      }),
    );
  });
});
