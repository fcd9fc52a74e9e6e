import { expect, it } from 'vitest';
import { rootTypeTokenRatio } from './root-type-token-ratio.ts';

it('divides the types by the root of the units', () => {
  expect(rootTypeTokenRatio([4, 0, 3, 2])).toBe(3 / 3);
});

it('is NaN when nothing was counted', () => {
  expect(rootTypeTokenRatio([0])).toBeNaN();
});
