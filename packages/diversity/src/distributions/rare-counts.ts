// What the estimators of unseen types go by: how much was counted, and how many types were seen once and twice.

export interface RareCounts {
  /** Units: the sum of all counts. */
  readonly n: number;
  /** Types seen at all. */
  readonly types: number;
  /** Types seen exactly once, f₁. */
  readonly once: number;
  /** Types seen exactly twice, f₂. */
  readonly twice: number;
}

/** Sums up counts, zeros among them. */
export function rareCounts(counts: ArrayLike<number>): RareCounts {
  let n = 0;
  let types = 0;
  let once = 0;
  let twice = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!;
    if (counts[i] !== 0) types++;
    if (counts[i] === 1) once++;
    if (counts[i] === 2) twice++;
  }
  return { n, types, once, twice };
}
