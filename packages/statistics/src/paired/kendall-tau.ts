// Rank correlation with ties, tau-b; Kendall (1945).

/**
 * Kendall's tau-b of pairs (aᵢ, bᵢ), in O(n²); NaN below two pairs, where a side is constant, or with a NaN.
 * Throws RangeError on unequal lengths.
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`b must pair with a, of length ${a.length}, but got length ${b.length}`);
  let concordance = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const [signA, signB] = [order(a[i]!, a[j]!), order(b[i]!, b[j]!)];
      concordance += signA * signB;
      untiedA += signA * signA;
      untiedB += signB * signB;
    }
  }
  return concordance / Math.sqrt(untiedA * untiedB);
}

/** −1, 0 or 1, also between infinities; NaN where one is NaN. */
function order(x: number, y: number): number {
  return x === y ? 0 : Math.sign(x - y);
}
