// Powers of two as in sigmoid.ts, for floats: three coefficients leave a relative error of 6 · 10⁻⁹ before rounding (mpmath 1.3).

/** Constants in fours; 1, as bits with n added to the exponent field, is 2^n. */
export const FOURS = memory.data<f32>([
  1, 1, 1, 1,
  2.885390043258667, 2.885390043258667, 2.885390043258667, 2.885390043258667,
  0.11552415788173676, 0.11552415788173676, 0.11552415788173676, 0.11552415788173676,
  -0.0009211135329678655, -0.0009211135329678655, -0.0009211135329678655, -0.0009211135329678655,
  12582912, 12582912, 12582912, 12582912,
  100, 100, 100, 100,
  -100, -100, -100, -100,
], 16);

/** Where among them the polynomial's coefficients are. */
export const R0: usize = 16;
export const R1: usize = 32;
export const R2: usize = 48;
/** 1.5 · 2²³: added to a small number it leaves the nearest whole number in the last bits. */
export const ROUNDER: usize = 64;
/** Exponents are kept within ± 100, where powers and their reciprocals are normal floats. */
export const MOST_BITS: usize = 80;
export const LEAST_BITS: usize = 96;

/** 2^−n, of a sum with the rounder whose nearest whole number is n. */
@inline
export function power(shifted: v128): v128 {
  return i32x4.sub(v128.load(FOURS), i32x4.shl(shifted, 23));
}

/** R at the square of a fraction, given its coefficients. */
@inline
export function ratio(f: v128, r0: v128, r1: v128, r2: v128): v128 {
  const t = f32x4.mul(f, f);
  return f32x4.add(r0, f32x4.mul(t, f32x4.add(r1, f32x4.mul(t, r2))));
}
