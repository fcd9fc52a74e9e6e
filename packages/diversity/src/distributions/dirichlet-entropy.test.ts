import { expect, it } from 'vitest';
import { dirichletEntropy } from './dirichlet-entropy.ts';
import { shannonEntropy } from './shannon-entropy.ts';

it('adds the pseudocount to every cell, empty ones too', () => {
  expect(dirichletEntropy([2, 0, 1], 1)).toBeCloseTo(shannonEntropy([3, 1, 2]), 14);
});

it('is the plug-in at 0, and ln cells without counts', () => {
  expect(dirichletEntropy([2, 0, 1], 0)).toBe(shannonEntropy([2, 1]));
  expect(dirichletEntropy([0, 0, 0], 0.5)).toBeCloseTo(Math.log(3), 14);
});

it('is NaN without cells', () => {
  expect(dirichletEntropy([], 1)).toBeNaN();
});
