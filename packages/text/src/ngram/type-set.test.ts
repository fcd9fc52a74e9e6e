import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { typesOf } from './type-set.ts';

describe('typesOf', () => {
  it('has the types that occur, each once', () => {
    const { has, size } = typesOf(documentsOf([[3, 1], [], [3]]));
    expect([...has]).toEqual([0, 1, 0, 1]);
    expect(size).toBe(2);
  });

  it('is empty for empty documents', () => {
    expect(typesOf(documentsOf([[], []])).size).toBe(0);
  });

  it('reads no token outside the documents', () => {
    expect(typesOf({ tokens: Uint32Array.of(9, 1, 9), starts: Uint32Array.of(1, 2) })).toEqual({ has: Uint8Array.of(0, 1), size: 1 });
  });
});
