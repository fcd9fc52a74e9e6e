import { expect, it } from 'vitest';
import { herdanVm } from './herdan-vm.ts';

it('is √(14 / 36 − 1 / 3) for counts 3, 2, 1', () => {
  expect(herdanVm([3, 2, 1])).toBeCloseTo(Math.sqrt(14 / 36 - 1 / 3), 14);
});

it('is 0 for equally common types and NaN when nothing was counted', () => {
  expect(herdanVm([3, 3, 3])).toBe(0);
  expect(herdanVm([])).toBeNaN();
});
