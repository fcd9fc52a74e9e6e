import { expect, it } from 'vitest';
import { chaoShenEntropy } from './chao-shen-entropy.ts';

it('weighs each type by the chance of having been seen', () => {
  // No singletons: C = 1, and each of two types with p = ½, n = 4 has inclusion probability 1 − 2⁻⁴.
  expect(chaoShenEntropy([2, 2])).toBeCloseTo((Math.LN2 * 16) / 15, 14);
});

it('gives singletons only a coverage of 1 / n, as R entropy 1.3.2 does', () => {
  expect(chaoShenEntropy(new Array<number>(20).fill(1))).toBeCloseTo(6.135008438102084, 12);
});

it('is 0 for one type and NaN below two units', () => {
  expect(chaoShenEntropy([50])).toBeCloseTo(0, 15);
  expect(chaoShenEntropy([1])).toBeNaN();
  expect(chaoShenEntropy([])).toBeNaN();
});
