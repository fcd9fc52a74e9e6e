import { expect, it } from 'vitest';
import { movingAverageMtld } from './moving-average-mtld.ts';

const alternating = Uint32Array.from({ length: 40 }, (_, i) => i % 2);

it('is the length at which each start closes, the same everywhere in a loop', () => {
  // Two types: a ratio below 0.72 at 3 tokens, or at the minimum.
  expect(movingAverageMtld(alternating, 0.72, 2, 'wrap')).toBe(3);
  expect(movingAverageMtld(alternating, 0.72, 10, 'wrap')).toBe(10);
  expect(movingAverageMtld(alternating, 0.72, 10, 'bidirectional')).toBe(10);
});

it('wraps where the text ends, or drops what is cut off', () => {
  const tokens = Uint32Array.of(0, 1, 2, 0, 3);
  // From the second 0 the ratio falls to 2/3 at 0 3 0; from elsewhere it is 4/5 at five tokens and 4/6 at six.
  expect(movingAverageMtld(tokens, 0.72, 1, 'wrap')).toBeCloseTo((6 + 6 + 6 + 3 + 6) / 5, 14);
  expect(movingAverageMtld(tokens, 0.72, 1, 'bidirectional')).toBeNaN();
});

it('is NaN where no factor closes', () => {
  expect(movingAverageMtld(Uint32Array.of(1, 2), 0.72, 10, 'wrap')).toBeNaN();
  expect(movingAverageMtld(new Uint32Array(), 0.72, 10, 'bidirectional')).toBeNaN();
});
