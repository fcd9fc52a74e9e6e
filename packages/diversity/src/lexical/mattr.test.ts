import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mattr } from './mattr.ts';

const anyTokens = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 60 }).map((list) => Uint32Array.from(list));

it('is the mean of the ratios of all windows', () => {
  fc.assert(
    fc.property(anyTokens, fc.integer({ min: 1, max: 20 }), (tokens, window) => {
      fc.pre(window <= tokens.length);
      const ratios = Array.from({ length: tokens.length - window + 1 }, (_, i) => new Set(tokens.subarray(i, i + window)).size / window);
      expect(mattr(tokens, window)).toBeCloseTo(ratios.reduce((a, b) => a + b) / ratios.length, 12);
    }),
  );
});

it('does not depend on the direction of reading', () => {
  fc.assert(
    fc.property(anyTokens, (tokens) => {
      const window = 1 + (tokens.length >> 1);
      expect(mattr(tokens.toReversed(), window)).toBeCloseTo(mattr(tokens, window), 13);
    }),
  );
});

it('is NaN for fewer tokens than a window', () => {
  expect(mattr(Uint32Array.of(1, 2), 3)).toBeNaN();
  expect(mattr(Uint32Array.of(1, 2), 0)).toBeNaN();
});
