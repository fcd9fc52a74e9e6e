import { describe, expect, it } from 'vitest';
import { exportedVocabulary } from './exported-vocabulary.ts';

describe('exportedVocabulary', () => {
  it('has the numbers of the file, and the border after them', () => {
    // Tokens 0 and 2 of the text are numbers 3 and 1 of a file of four.
    expect(exportedVocabulary(Uint32Array.of(0, 2), { ids: [3, 0, 1], size: 4 })).toEqual({ symbolOf: Int32Array.of(-1, 1, -1, 0, 2), border: 4, unnamedFrom: 4 });
  });

  it('gives symbols that no text has to tokens of the file that no text has, and those left over numbers of their own', () => {
    expect(exportedVocabulary(Uint32Array.of(0, 1, 2, 3), { ids: [1], size: 3 })).toEqual({ symbolOf: Int32Array.of(1, 0, 2, 3, 4), border: 4, unnamedFrom: 3 });
  });
});
