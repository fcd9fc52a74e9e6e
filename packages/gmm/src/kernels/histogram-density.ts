// A histogram as a density, for laws that have none of their own.

/**
 * Density of `values` at each x of an ascending, evenly spaced grid: the share of all values (also those beyond the grid)
 * in the one of `bins` equal bins of the grid's range that holds x, divided by the bin's width.
 */
export function histogramDensity(values: Float64Array, grid: Float64Array, bins: number): Float64Array {
  const from = grid[0]!;
  const width = (grid[grid.length - 1]! - from) / bins;
  const binOf = (x: number): number => Math.min(bins - 1, Math.floor((x - from) / width));
  const counts = new Float64Array(bins);
  const to = grid[grid.length - 1]!;
  for (const x of values) if (x >= from && x <= to) counts[binOf(x)]!++;
  return grid.map((x) => counts[binOf(x)]! / (values.length * width));
}
