// Gini's index of inequality between types; Gini (1912).

/**
 * 1 − twice the area under the Lorenz curve, by trapezoids, 0 (equal counts) … 1 − 1 / types; zero counts are types too. scikit-bio's
 * `rectangles` are 1 / types below. NaN when nothing was counted.
 */
export function giniIndex(counts: ArrayLike<number>): number {
  const sorted = Float64Array.from(counts).sort();
  let n = 0;
  let weighted = 0;
  for (let i = 0; i < sorted.length; i++) {
    n += sorted[i]!;
    weighted += (2 * (i + 1) - sorted.length - 1) * sorted[i]!;
  }
  return weighted / (n * sorted.length);
}
