import { describe, expect, it } from 'vitest';
import { documentsOf } from './testing/documents.ts';
import { tokenCounts } from './token-counts.ts';

describe('tokenCounts', () => {
  it('counts by token id over all documents', () => {
    expect([...tokenCounts(documentsOf([[2, 0, 2], [], [2]]))]).toEqual([1, 0, 3]);
  });

  it('counts nothing in empty documents', () => {
    expect(tokenCounts(documentsOf([[]]))).toHaveLength(0);
  });
});
