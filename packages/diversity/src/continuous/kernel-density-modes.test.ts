import { expect, it } from 'vitest';
import { kernelDensityModes } from './kernel-density-modes.ts';

const twoHeaps = [-0.4, -0.1, 0, 0.2, 0.3, 9.7, 9.8, 10, 10.1, 10.4];

it('counts heaps at a bandwidth below their distance, and one above', () => {
  expect(kernelDensityModes(twoHeaps, { bandwidth: 1, grid: 256, cut: 3 })).toEqual({ modes: 2, bandwidth: 1 });
  expect(kernelDensityModes(twoHeaps, { bandwidth: 8, grid: 256, cut: 3 }).modes).toBe(1);
});

it('has the rules’ bandwidths', () => {
  // 1 … 5: deviation √2.5.
  expect(kernelDensityModes([1, 2, 3, 4, 5], { bandwidth: 'scott', grid: 9, cut: 3 }).bandwidth).toBeCloseTo(Math.sqrt(2.5) / Math.exp(Math.log(5) / 5), 13);
  expect(kernelDensityModes([1, 2, 3, 4, 5], { bandwidth: 'silverman', grid: 9, cut: 3 }).bandwidth).toBeCloseTo(Math.sqrt(2.5) / Math.exp(Math.log(3.75) / 5), 13);
});

it('has no modes where all values are equal', () => {
  expect(kernelDensityModes([2, 2, 2], { bandwidth: 'scott', grid: 64, cut: 3 })).toEqual({ modes: 0, bandwidth: 0 });
});
