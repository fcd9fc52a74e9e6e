import { expect, it } from 'vitest';
import { survivingTypes } from './surviving-types.ts';

// 100 units: the first type is half of them; the next two with it 90 %.
const reference = [1, 50, 20, 20, 2, 2, 2, 2, 1, 0];

it('looks at head, torso and tail apart', () => {
  expect(survivingTypes(reference, reference, { head: 0.5, torso: 0.9 })).toEqual({ head: 1, torso: 1, tail: 1 });
  expect(survivingTypes(reference, [0, 90, 10, 0, 1, 0, 0, 0, 0, 5], { head: 0.5, torso: 0.9 })).toEqual({ head: 1, torso: 1 / 2, tail: 1 / 6 });
});

it('keeps types of equal count together', () => {
  expect(survivingTypes([10, 10, 10, 10], [1, 1, 0, 0], { head: 0.25, torso: 0.5 })).toEqual({ head: 1 / 2, torso: NaN, tail: NaN });
});

it('throws on unequal lengths', () => {
  expect(() => survivingTypes([1], [], { head: 0.5, torso: 0.9 })).toThrow(RangeError);
});
