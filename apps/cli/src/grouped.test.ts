import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test('thousands are separated as the locale of the United States separates them', () => {
  for (const value of [0, 7, 999, 1000, -1000, 12_345.678, 999_999, -1_234_567, 0.0001234]) {
    expect(grouped(value)).toBe(value.toLocaleString('en-US', { maximumFractionDigits: 10 }));
  }
});
