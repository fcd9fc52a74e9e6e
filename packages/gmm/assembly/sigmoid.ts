// Powers of two by a rational function: 2^f = (R + f) / (R − f) for |f| ≤ ½, with R(f²) = f coth(f ln 2 / 2) as a polynomial that
// interpolates it at the Chebyshev nodes of [0, ¼]; the relative error of the power is below 4 · 10⁻¹⁶ (mpmath 1.4).

/** Constants in pairs. They are loaded, once before a loop: V8 would build a constant anew in every round, in six instructions. */
const PAIRS = memory.data<f64>([
  2.88539008177793, 2.88539008177793,
  0.11552453009274036, 0.11552453009274036,
  -0.0009250684590574207, -0.0009250684590574207,
  1.0581979533759608e-5, 1.0581979533759608e-5,
  -1.2614702340295824e-7, -1.2614702340295824e-7,
  1, 1,
  6755399441055744, 6755399441055744,
  1000, 1000,
  -1000, -1000,
], 16);

/** The polynomial's i-th coefficient. */
@inline
export function coefficient(i: usize): v128 {
  return v128.load(PAIRS + (i << 4));
}

/** 1; as bits, with n added to the exponent field, 2^n. */
@inline
export function one(): v128 {
  return v128.load(PAIRS, 80);
}

/** 1.5 · 2⁵²: added to a small number it leaves the nearest whole number in the last bits. */
@inline
export function rounder(): v128 {
  return v128.load(PAIRS, 96);
}

/** Exponents are kept within ± 1000, where powers and their reciprocals are normal numbers. */
@inline
export function mostBits(): v128 {
  return v128.load(PAIRS, 112);
}

@inline
export function leastBits(): v128 {
  return v128.load(PAIRS, 128);
}

/** R at the square of a fraction, given its coefficients. */
@inline
export function ratio(f: v128, r0: v128, r1: v128, r2: v128, r3: v128, r4: v128): v128 {
  const t = f64x2.mul(f, f);
  const t2 = f64x2.mul(t, t);
  const high = f64x2.add(f64x2.add(r2, f64x2.mul(t, r3)), f64x2.mul(t2, r4));
  return f64x2.add(f64x2.add(r0, f64x2.mul(t, r1)), f64x2.mul(t2, high));
}

/** 2^y for −1000 ≤ y ≤ 0. */
@inline
export function powerOfTwo(y: v128): v128 {
  const shifted = f64x2.add(y, rounder());
  const f = f64x2.sub(y, f64x2.sub(shifted, rounder()));
  const power = i64x2.add(one(), i64x2.shl(shifted, 52));
  const r = ratio(f, coefficient(0), coefficient(1), coefficient(2), coefficient(3), coefficient(4));
  return f64x2.div(f64x2.mul(power, f64x2.add(r, f)), f64x2.sub(r, f));
}
