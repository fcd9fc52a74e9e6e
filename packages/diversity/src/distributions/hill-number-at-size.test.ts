import { expect, it } from 'vitest';
import { asymptoticHillNumber } from './asymptotic-hill-number.ts';
import { hillNumberAtSize } from './hill-number-at-size.ts';
import { hillNumber } from './hill-number.ts';
import { rarefiedHillNumber } from './rarefied-hill-number.ts';

const counts = [9, 4, 2, 2, 1, 1, 1];

it('is rarefied below n, the plug-in at n and goes to the source', () => {
  for (const order of [0, 0.5, 1, 1.5, 2]) {
    expect(hillNumberAtSize(counts, order, 8)).toBe(rarefiedHillNumber(counts, order, 8));
    expect(hillNumberAtSize(counts, order, 20)).toBeCloseTo(hillNumber(counts, order), 11);
    expect(hillNumberAtSize(counts, order, 1e6) / asymptoticHillNumber(counts, order)).toBeCloseTo(1, 4);
  }
});

it('rises with size through n', () => {
  for (const order of [0, 1, 2]) {
    const values = [17, 18, 19, 20, 21, 22, 40].map((size) => hillNumberAtSize(counts, order, size));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  }
});

it('stays where nothing is unseen', () => {
  expect(hillNumberAtSize([3, 3], 0, 100)).toBe(2);
});

it('is NaN for sizes that are not whole and below two units', () => {
  expect(hillNumberAtSize(counts, 1, 30.5)).toBeNaN();
  expect(hillNumberAtSize([1], 1, 5)).toBeNaN();
});
