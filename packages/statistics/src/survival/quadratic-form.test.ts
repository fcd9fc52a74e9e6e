import { expect, it } from 'vitest';
import { quadraticForm } from './quadratic-form.ts';

const matrix = (rows: number[][]): Float64Array[] => rows.map((row) => Float64Array.from(row));

it('is xᵀ C⁻¹ x for a matrix of full rank', () => {
  // C⁻¹ = [[3, −1], [−1, 2]] / 5: (3 · 1 − 2 · 2 + 2 · 4) / 5.
  const { value, rank } = quadraticForm(Float64Array.of(1, 2), matrix([[2, 1], [1, 3]]));
  expect(value).toBeCloseTo(7 / 5, 14);
  expect(rank).toBe(2);
});

it('does the same on the range of a singular one', () => {
  // Multinomial covariance of one trial in three equal cells; the form is the chi-square Σ x² / ⅓ for x adding up to 0.
  const c = matrix([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]].map((row) => row.map((v) => v / 9)));
  const { value, rank } = quadraticForm(Float64Array.of(0.5, -0.2, -0.3), c);
  expect(value).toBeCloseTo(3 * (0.25 + 0.04 + 0.09), 13);
  expect(rank).toBe(2);
});

it('is 0 of rank 0 for a matrix of zeros, and leaves its arguments as they were', () => {
  const x = Float64Array.of(0, 0);
  const c = matrix([[0, 0], [0, 0]]);
  expect(quadraticForm(x, c)).toEqual({ value: 0, rank: 0 });
  const y = Float64Array.of(3);
  const d = matrix([[9]]);
  expect(quadraticForm(y, d)).toEqual({ value: 1, rank: 1 });
  expect([y[0], d[0]![0]]).toEqual([3, 9]);
});
