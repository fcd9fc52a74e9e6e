// The quadratic form of a vector in the inverse of its covariance, which may be singular; Searle, Matrix Algebra (1982), section 8.2.

/**
 * xᵀ C⁻ x and the rank of C, for a symmetric positive semidefinite k × k matrix and an x in its range (any generalised inverse gives the
 * same). By elimination with the largest pivot first; pivots below 1e-10 of the first are rounding.
 */
export function quadraticForm(x: Float64Array, covariance: readonly Float64Array[]): { readonly value: number; readonly rank: number } {
  const k = x.length;
  const rest = Float64Array.from(x);
  const c = covariance.map((row) => Float64Array.from(row));
  const floor = 1e-10 * c.reduce((largest, row, i) => Math.max(largest, row[i]!), 0);
  let value = 0;
  let rank = 0;
  for (; rank < k; rank++) {
    // Every elimination leaves row and column of its pivot at 0, so that none is chosen twice.
    let pivot = 0;
    for (let i = 1; i < k; i++) if (c[i]![i]! > c[pivot]![pivot]!) pivot = i;
    const size = c[pivot]![pivot]!;
    if (!(size > floor)) break;
    const row = Float64Array.from(c[pivot]!);
    const level = rest[pivot]!;
    value += (level * level) / size;
    for (let i = 0; i < k; i++) {
      rest[i]! -= (level * row[i]!) / size;
      for (let j = 0; j < k; j++) c[i]![j]! -= (row[i]! * row[j]!) / size;
    }
    c[pivot]!.fill(0);
  }
  return { value, rank };
}
