// Closed-form approximation of the exponent of a discrete power law; Clauset, Shalizi & Newman (2009), eq. 3.7.

/**
 * 1 + m / Σ ln(count / (least − ½)) over the m counts ≥ `least`; poor below about 6, where `powerLawExponent` is the one to use;
 * NaN without such counts.
 */
export function powerLawExponentApproximation(counts: ArrayLike<number>, least: number): number {
  let m = 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! < least) continue;
    m++;
    sum += Math.log(counts[i]! / (least - 0.5));
  }
  return 1 + m / sum;
}
