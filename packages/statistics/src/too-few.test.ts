import { expect, it } from 'vitest';
import { tooFewForP } from './too-few.ts';

it('refuses below eight chains in any arm and says what is there and what is needed', () => {
  expect(tooFewForP([20, 7])).toEqual({ kind: 'too-few', have: 7, need: 8 });
  expect(tooFewForP([])).toEqual({ kind: 'too-few', have: 0, need: 8 });
  expect(tooFewForP([8, 9])).toBeUndefined();
});
