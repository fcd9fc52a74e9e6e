import { expect, test } from 'vitest';
import { interleaved, timing } from './median.ts';

test('the median is the middle one, or the mean of the two middle ones', () => {
  expect(timing([5, 1, 3])).toEqual({ median: 3, fastest: 1, slowest: 5, runs: 3 });
  expect(timing([4, 1, 2, 3]).median).toBe(2.5);
});

test('contenders take turns', async () => {
  const order: string[] = [];
  const times = await interleaved({ a: () => order.push('a'), b: () => order.push('b') }, 3);
  expect(order.join('')).toBe('ababab');
  expect([times.a.runs, times.b.runs]).toEqual([3, 3]);
});
