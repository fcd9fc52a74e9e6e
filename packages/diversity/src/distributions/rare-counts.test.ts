import { expect, test } from 'vitest';
import { rareCounts } from './rare-counts.ts';

test('units, types, and types seen once and twice are counted, zeros only as nothing', () => {
  expect(rareCounts([3, 0, 1, 2, 1, 2, 2])).toEqual({ n: 11, types: 6, once: 2, twice: 3 });
  expect(rareCounts([])).toEqual({ n: 0, types: 0, once: 0, twice: 0 });
});
