// The column type of points: n observations of d real numbers, row by row in one flat array.

/** n points in d dimensions; `values` is row-major with n · d entries. */
export interface Points {
  readonly values: Float64Array;
  readonly dimensions: number;
}

/** Points on the real line. */
export function scalars(values: Float64Array): Points {
  return { values, dimensions: 1 };
}

/** Number of points. */
export function pointCount(points: Points): number {
  return points.values.length / points.dimensions;
}
