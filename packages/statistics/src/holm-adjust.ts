// P-values of several tests, corrected for there being several; Holm (1979).

/**
 * Holm's adjusted p-values, in the order given: the k-th smallest of m times m − k + 1, never below a smaller one's, at most 1. Rejecting
 * what lies below α keeps the probability of any false alarm below α, however the tests depend on each other. A NaN is no test: it stays
 * NaN and is not counted. As R's `p.adjust(p, "holm")`.
 */
export function holmAdjust(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).filter((i) => !Number.isNaN(p[i])).sort((a, b) => p[a]! - p[b]!);
  const adjusted = p.map(() => NaN);
  let least = 0;
  order.forEach((i, k) => {
    least = Math.max(least, Math.min(1, (order.length - k) * p[i]!));
    adjusted[i] = least;
  });
  return adjusted;
}
