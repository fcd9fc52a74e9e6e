// Powers of two by a rational function, as in assembly/sigmoid.ts: 2^f = (R + f) / (R − f) for |f| ≤ ½.

/** Exponents are kept within ± this, where powers and their reciprocals are normal numbers. */
export const MOST_BITS = 1000;
/** Added to a small number and taken off again, it leaves the nearest whole number. */
export const ROUNDER = 6755399441055744;

/** POWERS[n + 1000] = 2ⁿ. */
export const POWERS = new Float64Array(2 * MOST_BITS + 1);
POWERS[MOST_BITS] = 1;
for (let n = 1; n <= MOST_BITS; n++) {
  POWERS[MOST_BITS + n] = 2 * POWERS[MOST_BITS + n - 1]!;
  POWERS[MOST_BITS - n] = POWERS[MOST_BITS - n + 1]! / 2;
}

/** R = f coth(f ln 2 / 2), as a polynomial in f². */
export function ratio(f: number): number {
  const t = f * f;
  const t2 = t * t;
  const high = -0.0009250684590574207 + t * 1.0581979533759608e-5 + t2 * -1.2614702340295824e-7;
  return 2.88539008177793 + t * 0.11552453009274036 + t2 * high;
}

/** 2^y for y ≤ 0. */
export function powerOfTwo(y: number): number {
  const kept = Math.max(y, -MOST_BITS);
  const n = kept + ROUNDER - ROUNDER;
  const f = kept - n;
  const r = ratio(f);
  return (POWERS[(MOST_BITS + n) | 0]! * (r + f)) / (r - f);
}
