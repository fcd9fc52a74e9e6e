// Values of one column, beside the reference's.
import { kernelDensityModes } from '@collapse-lab/diversity';
import { equalCells, type countCells } from '@collapse-lab/gmm';
import { lazy } from '../lazy.ts';

/** Cells of effective support. */
const CELLS = 32;

export interface ColumnAnchor {
  /** Of reference rows that are in no block. */
  readonly values: Float64Array;
  /** Equally full of them. */
  readonly cells: () => Parameters<typeof countCells>[1];
  /** Silverman's rule of thumb on as many of them as a block has. */
  readonly bandwidth: () => number;
}

export interface ColumnView {
  readonly values: Float64Array;
  readonly anchor: ColumnAnchor;
}

export function columnAnchor(values: Float64Array, perBlock: number): ColumnAnchor {
  return {
    values,
    cells: lazy(() => equalCells(values, CELLS)),
    bandwidth: lazy(() => kernelDensityModes(values.subarray(0, perBlock), { bandwidth: 'silverman', grid: 2, cut: 3 }).bandwidth),
  };
}
