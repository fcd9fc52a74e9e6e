// Two arrays over the same types, to be compared as laws.

/** The sums of p and q, by which each is normalised to 1; throws RangeError on unequal lengths. */
export function pairedTotals(p: ArrayLike<number>, q: ArrayLike<number>): { readonly pTotal: number; readonly qTotal: number } {
  if (p.length !== q.length) throw new RangeError(`q must have the ${p.length} types of p, but got ${q.length}`);
  let pTotal = 0;
  let qTotal = 0;
  for (let i = 0; i < p.length; i++) {
    pTotal += p[i]!;
    qTotal += q[i]!;
  }
  return { pTotal, qTotal };
}
