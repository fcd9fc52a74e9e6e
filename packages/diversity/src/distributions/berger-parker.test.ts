import { expect, it } from 'vitest';
import { bergerParker } from './berger-parker.ts';

it('is the share of the commonest type', () => {
  expect(bergerParker([1, 6, 3])).toBeCloseTo(0.6, 15);
});

it('is NaN when nothing was counted', () => {
  expect(bergerParker([])).toBeNaN();
});
