import { expect, it } from 'vitest';
import { turingCoverage } from './turing-coverage.ts';

it('is one minus the share of units seen once', () => {
  expect(turingCoverage([5, 3, 1, 1])).toBe(1 - 2 / 10);
  expect(turingCoverage([1, 1])).toBe(0);
});

it('is NaN when nothing was counted', () => {
  expect(turingCoverage([])).toBeNaN();
});
