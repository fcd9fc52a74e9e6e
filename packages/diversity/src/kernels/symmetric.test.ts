import { expect, it } from 'vitest';
import { cholesky, eigenvalues, logDeterminant, product, solveLower, squareRoot } from './symmetric.ts';

const matrix = Float64Array.of(4, 2, 2, 5);

it('has the eigenvalues of [4 2; 2 5]: (9 ± √17) / 2', () => {
  const [low, high] = eigenvalues(matrix, 2);
  expect(low).toBeCloseTo((9 - Math.sqrt(17)) / 2, 13);
  expect(high).toBeCloseTo((9 + Math.sqrt(17)) / 2, 13);
});

it('factors, solves and multiplies back', () => {
  expect([...cholesky(matrix, 2)]).toEqual([2, 0, 1, 2]);
  expect([...solveLower(cholesky(matrix, 2), [6, 7], 2)]).toEqual([3, 2]);
  const root = squareRoot(matrix, 2);
  product(root, root, 2).forEach((entry, i) => expect(entry).toBeCloseTo(matrix[i]!, 13));
});

it('records a singular matrix as such', () => {
  expect(logDeterminant(matrix, 2)).toBeCloseTo(Math.log(16), 14);
  expect(logDeterminant(Float64Array.of(1, 1, 1, 1), 2)).toBe(-Infinity);
  expect(logDeterminant(Float64Array.of(1, 2, 2, 1), 2)).toBeNaN();
});

it('has no eigenvalues nor root where an entry is not finite', () => {
  expect([...eigenvalues(Float64Array.of(1, NaN, NaN, 1), 2)]).toEqual([NaN, NaN]);
  expect([...squareRoot(Float64Array.of(Infinity), 1)]).toEqual([NaN]);
});
