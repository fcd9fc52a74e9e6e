// Sums over intervals of the line, for k-means and the M-step that follows it. Comparisons are masks: no branch to mispredict.
import { laneSum, maskOf, pairSum } from './lanes';
import { OUT } from './out';

/** Leaves Σ (x − border) over the items below a border and returns how many they are. */
export function below(x: usize, n: i32, border: f64): f64 {
  const at = f64x2.splat(border);
  const zero = f64x2.splat(0);
  const end = x + (<usize>(n & ~3) << 3);
  let sum01 = zero;
  let sum23 = zero;
  let count = i64x2.splat(0);
  for (; x < end; x += 32) {
    const d01 = f64x2.sub(v128.load(x), at);
    const d23 = f64x2.sub(v128.load(x, 16), at);
    sum01 = f64x2.add(sum01, f64x2.pmin(zero, d01));
    sum23 = f64x2.add(sum23, f64x2.pmin(zero, d23));
    // A mask is −1.
    count = i64x2.sub(count, i64x2.add(f64x2.lt(d01, zero), f64x2.lt(d23, zero)));
  }
  const mask = maskOf(n & 3);
  const d01 = v128.and(v128.load(mask), f64x2.sub(v128.load(x), at));
  const d23 = v128.and(v128.load(mask, 16), f64x2.sub(v128.load(x, 16), at));
  count = i64x2.sub(count, i64x2.add(f64x2.lt(d01, zero), f64x2.lt(d23, zero)));
  f64.store(OUT, laneSum(f64x2.add(sum01, f64x2.pmin(zero, d01)), f64x2.add(sum23, f64x2.pmin(zero, d23))));
  return <f64>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1));
}

/**
 * For items of weight 1: leaves how many lie below the border, their Σ d and Σ d² about `lower`, how many do not, and their Σ d and
 * Σ d² about `upper`.
 */
export function split(x: usize, n: i32, border: f64, lower: f64, upper: f64): void {
  const at = f64x2.splat(border);
  const centre0 = f64x2.splat(lower);
  const centre1 = f64x2.splat(upper);
  let count = i64x2.splat(0);
  let first0 = f64x2.splat(0);
  let second0 = f64x2.splat(0);
  let first1 = f64x2.splat(0);
  let second1 = f64x2.splat(0);
  const even = x + (<usize>(n & ~1) << 3);
  for (; x < even; x += 16) {
    const v = v128.load(x);
    const isBelow = f64x2.lt(v, at);
    const d0 = v128.and(isBelow, f64x2.sub(v, centre0));
    const d1 = v128.andnot(f64x2.sub(v, centre1), isBelow);
    count = i64x2.sub(count, isBelow);
    first0 = f64x2.add(first0, d0);
    second0 = f64x2.add(second0, f64x2.mul(d0, d0));
    first1 = f64x2.add(first1, d1);
    second1 = f64x2.add(second1, f64x2.mul(d1, d1));
  }
  const last = v128.load(maskOf(n & 1));
  const v = v128.load(x);
  const isBelow = v128.and(last, f64x2.lt(v, at));
  const d0 = v128.and(isBelow, f64x2.sub(v, centre0));
  const d1 = v128.and(last, v128.andnot(f64x2.sub(v, centre1), isBelow));
  count = i64x2.sub(count, isBelow);
  first0 = f64x2.add(first0, d0);
  second0 = f64x2.add(second0, f64x2.mul(d0, d0));
  first1 = f64x2.add(first1, d1);
  second1 = f64x2.add(second1, f64x2.mul(d1, d1));
  const below = <f64>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1));
  f64.store(OUT, below);
  f64.store(OUT, pairSum(first0), 8);
  f64.store(OUT, pairSum(second0), 16);
  f64.store(OUT, <f64>n - below, 24);
  f64.store(OUT, pairSum(first1), 32);
  f64.store(OUT, pairSum(second1), 40);
}

/** Leaves Σ w, Σ w (x − centre) and Σ w (x − centre)² over the items with low ≤ x < high; padding has weight 0. */
export function interval(x: usize, w: usize, n: i32, low: f64, high: f64, centre: f64): void {
  const from = f64x2.splat(low);
  const to = f64x2.splat(high);
  const about = f64x2.splat(centre);
  const end = x + (<usize>n << 3);
  let mass01 = f64x2.splat(0);
  let mass23 = f64x2.splat(0);
  let first01 = f64x2.splat(0);
  let first23 = f64x2.splat(0);
  let second01 = f64x2.splat(0);
  let second23 = f64x2.splat(0);
  for (; x < end; x += 32, w += 32) {
    const v01 = v128.load(x);
    const v23 = v128.load(x, 16);
    const r01 = v128.and(v128.load(w), v128.and(f64x2.ge(v01, from), f64x2.lt(v01, to)));
    const r23 = v128.and(v128.load(w, 16), v128.and(f64x2.ge(v23, from), f64x2.lt(v23, to)));
    const d01 = f64x2.sub(v01, about);
    const d23 = f64x2.sub(v23, about);
    const m01 = f64x2.mul(r01, d01);
    const m23 = f64x2.mul(r23, d23);
    mass01 = f64x2.add(mass01, r01);
    mass23 = f64x2.add(mass23, r23);
    first01 = f64x2.add(first01, m01);
    first23 = f64x2.add(first23, m23);
    second01 = f64x2.add(second01, f64x2.mul(m01, d01));
    second23 = f64x2.add(second23, f64x2.mul(m23, d23));
  }
  f64.store(OUT, laneSum(mass01, mass23));
  f64.store(OUT, laneSum(first01, first23), 8);
  f64.store(OUT, laneSum(second01, second23), 16);
}
