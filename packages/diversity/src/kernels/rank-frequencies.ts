// Counts by rank, the other way to look at a power law.

/** Positive counts, largest first: rank r is at index r − 1. */
export function rankFrequencies(counts: ArrayLike<number>): Float64Array {
  return Float64Array.from(counts).filter((count) => count > 0).sort().reverse();
}
