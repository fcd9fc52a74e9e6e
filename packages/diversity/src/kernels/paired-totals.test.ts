import { expect, it } from 'vitest';
import { pairedTotals } from './paired-totals.ts';

it('adds up both arrays', () => {
  expect(pairedTotals([1, 2], [0.5, 0])).toEqual({ pTotal: 3, qTotal: 0.5 });
});

it('throws on unequal lengths, with both', () => {
  expect(() => pairedTotals([1, 2], [1])).toThrow('q must have the 2 types of p, but got 1');
});
