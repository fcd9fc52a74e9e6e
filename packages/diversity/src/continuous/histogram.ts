// Counts in cells of equal width, so that measures of counts serve numbers too.

/** Equally wide cells from `low` to `high`. */
export interface Cells {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The cells that a sample's range spans; fix them at generation 0. */
export function cellsOver(sample: ArrayLike<number>, count: number): Cells {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < sample.length; i++) {
    low = Math.min(low, sample[i]!);
    high = Math.max(high, sample[i]!);
  }
  return { low, high, count };
}

/** Values in each cell; a value on a border belongs to the cell above it, one outside to the cell at that end. */
export function histogram(sample: ArrayLike<number>, { low, high, count }: Cells): Uint32Array {
  const edge = (cell: number): number => low + cell * ((high - low) / count);
  const counts = new Uint32Array(count);
  for (let i = 0; i < sample.length; i++) {
    const x = sample[i]!;
    let cell = Math.max(0, Math.min(count - 1, Math.floor(((x - low) / (high - low)) * count)));
    // The division may miss a border by one rounding.
    if (cell > 0 && x < edge(cell)) cell--;
    else if (cell < count - 1 && x >= edge(cell + 1)) cell++;
    counts[cell]!++;
  }
  return counts;
}
