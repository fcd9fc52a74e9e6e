import { expect, it } from 'vitest';
import { bandShare } from './band-share.ts';

const reference = [50, 10, 2, 1, 1, 0];
const sample = [60, 0, 10, 20, 0, 10];

it('is the share of units whose type is in the band', () => {
  expect(bandShare(reference, sample, { atLeast: 1, atMost: 2 })).toBeCloseTo(0.3, 14);
  expect(bandShare(reference, sample, { atLeast: 0, atMost: 0 })).toBeCloseTo(0.1, 14);
});

it('is NaN without units', () => {
  expect(bandShare(reference, reference.map(() => 0), { atLeast: 0, atMost: 9 })).toBeNaN();
});
