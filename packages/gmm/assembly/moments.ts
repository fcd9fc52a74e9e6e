// Mean and scatter of a row in two passes about its first value.
import { laneSum, maskOf } from './lanes';
import { OUT } from './out';

/** Leaves the mean and Σ (x − mean)². */
export function moments(x: usize, n: i32): void {
  const origin = f64.load(x);
  const mean = origin + shifts(x, n, origin) / <f64>n;
  f64.store(OUT, mean);
  f64.store(OUT, scatter(x, n, mean), 8);
}

/** Σ (x − origin). */
export function shifts(x: usize, n: i32, origin: f64): f64 {
  const from = f64x2.splat(origin);
  const end = x + (<usize>(n & ~3) << 3);
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  for (; x < end; x += 32) {
    sum01 = f64x2.add(sum01, f64x2.sub(v128.load(x), from));
    sum23 = f64x2.add(sum23, f64x2.sub(v128.load(x, 16), from));
  }
  const mask = maskOf(n & 3);
  sum01 = f64x2.add(sum01, v128.and(v128.load(mask), f64x2.sub(v128.load(x), from)));
  sum23 = f64x2.add(sum23, v128.and(v128.load(mask, 16), f64x2.sub(v128.load(x, 16), from)));
  return laneSum(sum01, sum23);
}

/** Σ (x − mean)², less what rounding left in the mean. */
export function scatter(x: usize, n: i32, mean: f64): f64 {
  const from = f64x2.splat(mean);
  const end = x + (<usize>(n & ~3) << 3);
  let residue01 = f64x2.splat(0);
  let residue23 = f64x2.splat(0);
  let second01 = f64x2.splat(0);
  let second23 = f64x2.splat(0);
  for (; x < end; x += 32) {
    const d01 = f64x2.sub(v128.load(x), from);
    const d23 = f64x2.sub(v128.load(x, 16), from);
    residue01 = f64x2.add(residue01, d01);
    residue23 = f64x2.add(residue23, d23);
    second01 = f64x2.add(second01, f64x2.mul(d01, d01));
    second23 = f64x2.add(second23, f64x2.mul(d23, d23));
  }
  const mask = maskOf(n & 3);
  const d01 = v128.and(v128.load(mask), f64x2.sub(v128.load(x), from));
  const d23 = v128.and(v128.load(mask, 16), f64x2.sub(v128.load(x, 16), from));
  const residue = laneSum(f64x2.add(residue01, d01), f64x2.add(residue23, d23));
  const second = laneSum(f64x2.add(second01, f64x2.mul(d01, d01)), f64x2.add(second23, f64x2.mul(d23, d23)));
  return second - (residue * residue) / <f64>n;
}
