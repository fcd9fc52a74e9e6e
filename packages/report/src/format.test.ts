import { expect, test } from 'vitest';
import { count, formatNumber, formatRange, formatTick } from './format.ts';

test.each([
  [0.71449, '0.714'],
  [0.7, '0.700'],
  [1.0003, '1.00'],
  [12.345, '12.3'],
  [-2.004, '−2.00'],
  [0.001234, '0.00123'],
  [1234.5, '1,230'],
  [999_999.7, '1.00×10⁶'],
  [0.0005, '5.00×10⁻⁴'],
  [-1.5e-12, '−1.50×10⁻¹²'],
])('%d is written at three significant digits', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1000, '1,000'],
  [-1234567, '−1,234,567'],
  [NaN, 'NaN'],
  [Infinity, '∞'],
  [-Infinity, '−∞'],
])('%d is written in full', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('a range is one number when both ends read the same, and never has a dash before a minus', () => {
  expect(formatRange(0.6601, 0.6599)).toBe('0.660');
  expect(formatRange(0.66, 0.78)).toBe('0.660–0.780');
  expect(formatRange(-2.2, -1.7)).toBe('−2.20 to −1.70');
  expect(formatRange(1, Infinity)).toBe('1 to ∞');
});

test('nouns are in the plural except for one', () => {
  expect(count(1, 'chain')).toBe('1 chain');
  expect(count(0, 'chain')).toBe('0 chains');
  expect(count(1000, 'generation')).toBe('1,000 generations');
});

test.each([
  [0.30000000000000004, '0.3'],
  [0.0001, '10⁻⁴'],
  [0.0002, '2×10⁻⁴'],
  [1e6, '10⁶'],
  [100_000, '100,000'],
  [-0.5, '−0.5'],
])('the label of an axis at %d has no more digits than it needs', (value, text) => {
  expect(formatTick(value)).toBe(text);
});
