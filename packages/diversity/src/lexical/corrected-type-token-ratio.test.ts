import { expect, it } from 'vitest';
import { correctedTypeTokenRatio } from './corrected-type-token-ratio.ts';

it('divides the types by the root of twice the units', () => {
  expect(correctedTypeTokenRatio([6, 1, 1])).toBeCloseTo(3 / 4, 14);
});

it('is NaN when nothing was counted', () => {
  expect(correctedTypeTokenRatio([])).toBeNaN();
});
