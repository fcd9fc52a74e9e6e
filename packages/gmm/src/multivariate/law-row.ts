// A mixture as named numbers: weights, means and widths of its components.
import type { Column, Row } from '@collapse-lab/runner';
import { axisColumns, onAxes } from '../axis-columns.ts';
import { cholesky, logDetOfFactor } from './cholesky.ts';
import { covarianceOf, type MixtureLaw } from './mixture-law.ts';

/** Parameters of all components; on the line `mean1`, elsewhere `meanX1`, `meanY1`, `meanZ1`. */
export function rowOf(law: MixtureLaw): Row {
  const { dimensions: d, weights, means, numbers } = law;
  const row: Record<string, number> = {};
  for (let j = 0; j < weights.length; j++) {
    const number = (numbers?.[j] ?? j) + 1;
    row[`weight${number}`] = weights[j]!;
    Object.assign(row, onAxes('mean', means.subarray(j * d, (j + 1) * d), String(number)));
    row[`stdDev${number}`] = widthOf(law, j);
  }
  return row;
}

/** det(Σ)^(1/2d), the standard deviation on the line; 0 where the covariance is not positive definite. */
export function widthOf(law: MixtureLaw, j: number): number {
  const { dimensions: d } = law;
  const matrix = covarianceOf(law, j);
  if (d === 1) return Math.sqrt(matrix[0]!);
  const factor = new Float64Array(d * d);
  return cholesky(matrix, d, factor) ? 0 : Math.exp(logDetOfFactor(factor, d) / d);
}

/** The columns that `rowOf` may fill. */
export function columnsOf(components: number): Column[] {
  return Array.from({ length: components }, (_, j): Column[] => [
    { name: `weight${j + 1}`, summary: `Weight of component ${j + 1}.` },
    ...axisColumns('mean', `Mean of component ${j + 1}`, String(j + 1)),
    {
      name: `stdDev${j + 1}`,
      summary: `Standard deviation of component ${j + 1}, in d dimensions det(Σ)^(1/2d); covariances divide by the component's mass.`,
    },
  ]).flat();
}
