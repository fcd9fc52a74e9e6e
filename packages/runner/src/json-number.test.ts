import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJsonNumber, toJsonNumber } from './json-number.ts';

test('every number but the sign of zero survives JSON', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      // JSON.stringify writes −0 as 0.
      expect(fromJsonNumber(JSON.parse(JSON.stringify(toJsonNumber(value))))).toBe(value + 0);
    }),
    { examples: [[NaN], [Infinity], [-Infinity], [5e-324], [-0]] },
  );
});

test.each([null, undefined, '1', 'nan', '', true, [1], {}])('%j is no number', (value) => {
  expect(fromJsonNumber(value)).toBeUndefined();
});
