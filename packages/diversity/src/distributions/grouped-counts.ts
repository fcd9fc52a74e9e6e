// The frequency spectrum of a sample: which counts occur, and how many types have each.

/** `types[k]` types were seen `values[k]` times each; values ascending and positive, n the sum of all counts. */
export interface GroupedCounts {
  readonly n: number;
  readonly values: Float64Array;
  readonly types: Float64Array;
}

/** Groups equal counts; zeros are dropped. */
export function groupCounts(counts: ArrayLike<number>): GroupedCounts {
  const sorted = new Float64Array(counts).filter((count) => count !== 0).sort();
  const values = new Float64Array(sorted.length);
  const types = new Float64Array(sorted.length);
  let n = 0;
  let groups = 0;
  for (let i = 0; i < sorted.length; i++) {
    const count = sorted[i]!;
    n += count;
    if (groups === 0 || count !== values[groups - 1]) values[groups++] = count;
    types[groups - 1]!++;
  }
  return { n, values: values.subarray(0, groups), types: types.subarray(0, groups) };
}
