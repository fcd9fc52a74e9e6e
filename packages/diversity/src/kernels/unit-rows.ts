// Rows scaled to length 1.
import type { Points } from '@collapse-lab/numeric';

/** A copy with every row divided by its Euclidean length; NaN in rows of length 0. */
export function unitRows({ values, dimensions: d }: Points): Float64Array {
  const unit = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += d) {
    let squares = 0;
    for (let c = start; c < start + d; c++) squares += values[c]! * values[c]!;
    const length = Math.sqrt(squares);
    for (let c = start; c < start + d; c++) unit[c] = values[c]! / length;
  }
  return unit;
}
