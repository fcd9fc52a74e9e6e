import { expect, test } from 'vitest';
import { unusable } from './unusable.ts';

test('enough finite items with weights above 0 are usable', () => {
  expect(unusable(Float64Array.of(1, 2), undefined, 2)).toBeUndefined();
  expect(unusable(Float64Array.of(1e308, -1e308), Float64Array.of(0, 2), 2)).toBeUndefined();
});

test('says how many items are missing', () => {
  expect(unusable(Float64Array.of(1), undefined, 2)).toEqual({ code: 'too-few-items', message: 'the fit needs at least 2 items, but got 1' });
});

test('says which item is not a finite number', () => {
  expect(unusable(Float64Array.of(1, NaN, 3), undefined, 1)).toEqual({ code: 'not-finite', message: 'item 1 is NaN' });
  expect(unusable(Float64Array.of(1, 2, -Infinity), undefined, 1)).toEqual({ code: 'not-finite', message: 'item 2 is -Infinity' });
  expect(unusable(Float64Array.of(1, 2, 3, NaN), undefined, 1, 2)).toEqual({ code: 'not-finite', message: 'item 1 is NaN' });
});

test('says which weight is no weight', () => {
  const items = Float64Array.of(1, 2);
  expect(unusable(items, Float64Array.of(1, -1), 1)).toEqual({ code: 'invalid-weight', message: 'item 1 has weight -1' });
  expect(unusable(items, Float64Array.of(NaN, 1), 1)).toEqual({ code: 'invalid-weight', message: 'item 0 has weight NaN' });
  expect(unusable(items, Float64Array.of(0, 0), 1)).toEqual({ code: 'invalid-weight', message: 'every item has weight 0' });
});
