import { expect, it } from 'vitest';
import { goldenSection } from './golden-section.ts';

it('finds a valley', () => {
  expect(goldenSection((x) => (x - 1.25) * (x - 1.25), -3, 10)).toBeCloseTo(1.25, 7);
});

it('ends at a border where the function falls all the way', () => {
  expect(goldenSection((x) => x, 2, 5)).toBeCloseTo(2, 10);
});
