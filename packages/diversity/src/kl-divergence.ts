// Relative entropy of two discrete laws; Kullback & Leibler (1951).

/**
 * KL(p ‖ q) = Σ p ln(p / q) in nats between two arrays over the same types, counts or probabilities, each normalised to 1 first.
 * 0 ln 0 is 0; Infinity where q rules out what p allows; NaN when either is empty. Throws RangeError on unequal lengths.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) throw new RangeError(`q must have the ${p.length} types of p, but got ${q.length}`);
  let pTotal = 0;
  let qTotal = 0;
  for (let i = 0; i < p.length; i++) {
    pTotal += p[i]!;
    qTotal += q[i]!;
  }
  if (pTotal === 0 || qTotal === 0) return NaN;
  let divergence = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i]! / pTotal;
    if (share !== 0) divergence += share * Math.log(share / (q[i]! / qTotal));
  }
  return divergence;
}
