import { expect, it } from 'vitest';
import { rankFrequencies } from './rank-frequencies.ts';

it('orders positive counts, largest first', () => {
  expect([...rankFrequencies([2, 0, 7, 3])]).toEqual([7, 3, 2]);
});
