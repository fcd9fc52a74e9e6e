import { expect, it } from 'vitest';
import { micheaM } from './michea-m.ts';

it('is types over types seen twice', () => {
  expect(micheaM([2, 0, 2, 5, 1])).toBe(2);
});

it('is infinite without these and NaN when nothing was counted', () => {
  expect(micheaM([1, 3])).toBe(Infinity);
  expect(micheaM([])).toBeNaN();
});
