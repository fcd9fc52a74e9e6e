// Shannon's entropy of a finite law.

/** −Σ p ln p in nats of shares that sum to one. */
export function entropyOf(shares: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) if (shares[i]! > 0) sum -= shares[i]! * Math.log(shares[i]!);
  return sum;
}
