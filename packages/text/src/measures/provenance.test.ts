import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { generationOf } from '../testing/generation.ts';
import { provenance } from './provenance.ts';

const measure = provenance.create({ n: 2 });

describe('provenance', () => {
  it('finds n-grams in the real sample, held-out documents, real training documents, drawn ones, or nowhere', () => {
    const training = { items: documentsOf([[3, 4], [4, 5, 1], [1, 2]]), bornIn: Uint32Array.of(0, 2, 1), bornBy: new Uint16Array(3) };
    const seen = { ...generationOf(3, [[1, 2, 3, 4, 5], [5, 1], [5, 5, 6]], [[1, 2]]), heldOut: documentsOf([[2, 3]]), training };
    // 1 2, 2 3 and 3 4 are real; 4 5 and 5 1 were drawn; 5 5 and 5 6 are new.
    expect(measure.measure(seen)).toEqual({ realNgrams2: 3 / 7, inheritedNgrams2: 2 / 7, newNgrams2: 2 / 7 });
  });

  it('has n in the names of its columns, so that several may stand side by side', () => {
    expect(provenance.create({}).columns.map(({ name }) => name)).toEqual(['realNgrams4', 'inheritedNgrams4', 'newNgrams4']);
  });

  it('is silent at generation 0, and NaN where no document has n tokens', () => {
    expect(measure.measure(generationOf(0, [[0, 1]]))).toEqual({});
    expect(measure.measure(generationOf(1, [[0]]))).toEqual({ realNgrams2: NaN, inheritedNgrams2: NaN, newNgrams2: NaN });
  });
});
