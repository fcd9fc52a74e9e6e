// Mean and scatter of a row from its sums about the first value, and a second pass where those cancel.
import { maskOf } from './lanes';
import { OUT } from './out';

/** Leaves the mean and Σ (x − mean)². */
export function moments(x: usize, n: i32): void {
  const origin = f64.load(x);
  const sums = sumsAbout(x, n, origin);
  const mean = meanOf(sums, n, origin);
  f64.store(OUT, mean);
  f64.store(OUT, scatterOf(sums, x, n, mean), 8);
}

/** Σ (x − origin) and Σ (x − origin)². */
export function sumsAbout(x: usize, n: i32, origin: f64): v128 {
  const from = f64x2.splat(origin);
  const end = x + (<usize>(n & ~3) << 3);
  let first01 = f64x2.splat(0);
  let first23 = f64x2.splat(0);
  let second01 = f64x2.splat(0);
  let second23 = f64x2.splat(0);
  for (; x < end; x += 32) {
    const d01 = f64x2.sub(v128.load(x), from);
    const d23 = f64x2.sub(v128.load(x, 16), from);
    first01 = f64x2.add(first01, d01);
    first23 = f64x2.add(first23, d23);
    second01 = f64x2.add(second01, f64x2.mul(d01, d01));
    second23 = f64x2.add(second23, f64x2.mul(d23, d23));
  }
  const mask = maskOf(n & 3);
  const d01 = v128.and(v128.load(mask), f64x2.sub(v128.load(x), from));
  const d23 = v128.and(v128.load(mask, 16), f64x2.sub(v128.load(x, 16), from));
  return sumsWith(first01, first23, second01, second23, d01, d23);
}

/** Both sums of four lanes, with the last deviations added to theirs. */
@inline
export function sumsWith(first01: v128, first23: v128, second01: v128, second23: v128, d01: v128, d23: v128): v128 {
  const first = f64x2.add(f64x2.add(first01, d01), f64x2.add(first23, d23));
  const second = f64x2.add(f64x2.add(second01, f64x2.mul(d01, d01)), f64x2.add(second23, f64x2.mul(d23, d23)));
  return f64x2.add(v128.shuffle<f64>(first, second, 0, 2), v128.shuffle<f64>(first, second, 1, 3));
}

@inline
export function meanOf(sums: v128, n: i32, origin: f64): f64 {
  return origin + f64x2.extract_lane(sums, 0) / <f64>n;
}

/** Σ (x − mean)² from the sums about an origin, or anew where less than a sixteenth is left of them. */
@inline
export function scatterOf(sums: v128, x: usize, n: i32, mean: f64): f64 {
  const first = f64x2.extract_lane(sums, 0);
  const second = f64x2.extract_lane(sums, 1);
  const scatter = second - (first * first) / <f64>n;
  return scatter > 0.0625 * second ? scatter : scatterAbout(x, n, mean);
}

/** Σ (x − mean)², less what rounding left in the mean. */
function scatterAbout(x: usize, n: i32, mean: f64): f64 {
  const sums = sumsAbout(x, n, mean);
  const residue = f64x2.extract_lane(sums, 0);
  return f64x2.extract_lane(sums, 1) - (residue * residue) / <f64>n;
}
