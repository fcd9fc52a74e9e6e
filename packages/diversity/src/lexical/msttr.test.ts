import { expect, it } from 'vitest';
import { msttr } from './msttr.ts';

const tokens = Uint32Array.of(0, 1, 0, 0, 2, 3, 9);

it('is the mean ratio of full segments, the rest dropped', () => {
  expect(msttr(tokens, 3)).toBeCloseTo((2 / 3 + 3 / 3) / 2, 14);
});

it('counts the last segment where it is full', () => {
  expect(msttr(tokens.subarray(0, 6), 3)).toBe(msttr(tokens, 3));
});

it('is NaN for fewer tokens than a window', () => {
  expect(msttr(tokens, 8)).toBeNaN();
});
