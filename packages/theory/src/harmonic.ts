// Partial sums of inverse powers.

/** H_t = 1 + 1/2 + … + 1/t. */
export function harmonic(t: number): number {
  let sum = 0;
  for (let i = t; i >= 1; i--) sum += 1 / i;
  return sum;
}

/** 1 + 1/4 + … + 1/t², whose limit is π²/6; added from the smallest. */
export function inverseSquares(t: number): number {
  let sum = 0;
  for (let i = t; i >= 1; i--) sum += 1 / (i * i);
  return sum;
}
