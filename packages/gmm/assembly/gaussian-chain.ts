// A Gaussian fitted to a row and drawn over it, again and again. What the normals are does not depend on what is fitted, so four
// generations' are drawn side by side.
import { maskOf } from './lanes';
import { meanOf, scatterOf, sumsAbout, sumsWith } from './moments';
import { OUT } from './out';
import { normals } from './random';
import { BLOCK, GENERATORS, seed } from './streams';

/**
 * `times` generations on the row `x`, or as many as find all items finite. A variance is the scatter by `divisor`; a draw's is the
 * variance times the generation's factor. Generation t draws by stream `index` + t of the range of `steps` steps in PATH; `z` is room for
 * four rows of `stride` bytes. Leaves the last mean and variance, and returns the number of generations.
 */
export function gaussianChain(x: usize, n: i32, times: i32, divisor: f64, factors: usize, index: i32, steps: i32, z: usize, stride: usize): i32 {
  let mean: f64 = NaN;
  let variance: f64 = NaN;
  let sums = sumsAbout(x, n, f64.load(x));
  let done = 0;
  for (; done < times; done++) {
    if (!(done & (BLOCK - 1))) seed(index + done, steps, min(BLOCK, times - done));
    if (!(done & 3)) normals(GENERATORS + (<usize>(done & (BLOCK - 1)) << 4), 1, z, 0, stride, 8, n);
    const nextMean = meanOf(sums, n, f64.load(x));
    const scatter = scatterOf(sums, x, n, nextMean);
    // Both are finite only if every item is; overflow may make them something else though every item is.
    if (!(isFinite(nextMean) && isFinite(scatter)) && !allFinite(x, n)) break;
    mean = nextMean;
    variance = scatter / divisor;
    sums = redraw(x, z + <usize>(done & 3) * stride, n, mean, sqrt(variance * f64.load(factors + (<usize>done << 3))));
  }
  f64.store(OUT, mean);
  f64.store(OUT, variance, 8);
  return done;
}

/** Draws over the row and returns its sums about its first item. */
function redraw(x: usize, z: usize, n: i32, mean: f64, stdDev: f64): v128 {
  const about = f64x2.splat(mean);
  const scale = f64x2.splat(stdDev);
  const origin = f64x2.splat(mean + stdDev * f64.load(z));
  const end = x + (<usize>(n & ~3) << 3);
  let first01 = f64x2.splat(0);
  let first23 = f64x2.splat(0);
  let second01 = f64x2.splat(0);
  let second23 = f64x2.splat(0);
  for (; x < end; x += 32, z += 32) {
    const v01 = f64x2.add(about, f64x2.mul(scale, v128.load(z)));
    const v23 = f64x2.add(about, f64x2.mul(scale, v128.load(z, 16)));
    v128.store(x, v01);
    v128.store(x, v23, 16);
    const d01 = f64x2.sub(v01, origin);
    const d23 = f64x2.sub(v23, origin);
    first01 = f64x2.add(first01, d01);
    first23 = f64x2.add(first23, d23);
    second01 = f64x2.add(second01, f64x2.mul(d01, d01));
    second23 = f64x2.add(second23, f64x2.mul(d23, d23));
  }
  const v01 = f64x2.add(about, f64x2.mul(scale, v128.load(z)));
  const v23 = f64x2.add(about, f64x2.mul(scale, v128.load(z, 16)));
  v128.store(x, v01);
  v128.store(x, v23, 16);
  const mask = maskOf(n & 3);
  const d01 = v128.and(v128.load(mask), f64x2.sub(v01, origin));
  const d23 = v128.and(v128.load(mask, 16), f64x2.sub(v23, origin));
  return sumsWith(first01, first23, second01, second23, d01, d23);
}

function allFinite(x: usize, n: i32): bool {
  for (const end = x + (<usize>n << 3); x < end; x += 8) {
    if (!isFinite(f64.load(x))) return false;
  }
  return true;
}
