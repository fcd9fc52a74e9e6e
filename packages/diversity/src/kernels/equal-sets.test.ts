import { expect, it } from 'vitest';
import { equalSets, selectSets } from './equal-sets.ts';

const sets = { starts: Uint32Array.of(0, 2, 3, 5, 6), shingles: Uint32Array.of(1, 4, 2, 1, 4, 3) };

it('puts documents with equal sets together, in order of their first ones', () => {
  expect(equalSets(sets)).toEqual([[0, 2], [1], [3]]);
});

it('selects the sets of some documents', () => {
  expect(selectSets(sets, [1, 2])).toEqual({ starts: Uint32Array.of(0, 1, 3), shingles: Uint32Array.of(2, 1, 4) });
});
