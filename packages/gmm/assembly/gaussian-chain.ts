// A Gaussian fitted to a row and drawn over it, again and again. What the normals are does not depend on what is fitted, so four
// generations' are drawn side by side.
import { laneSum, maskOf } from './lanes';
import { scatter, shifts } from './moments';
import { OUT } from './out';
import { normals, STATES } from './random';
import { seedFour } from './streams';

/**
 * `times` generations on the row `x`, or as many as find all items finite. A variance is the scatter by `divisor`; a draw's is the
 * variance times the generation's factor. Generation t draws by stream `index` + t of the range of `steps` steps in PATH; `z` is room for
 * four rows of `stride` bytes. Leaves the last mean and variance, and returns the number of generations.
 */
export function gaussianChain(x: usize, n: i32, times: i32, divisor: f64, factors: usize, index: i32, steps: i32, z: usize, stride: usize): i32 {
  let mean: f64 = NaN;
  let variance: f64 = NaN;
  let first = shifts(x, n, f64.load(x));
  let done = 0;
  for (; done < times; done++) {
    if (!(done & 3)) {
      seedFour(index + done, steps, STATES);
      normals(STATES, z, stride, 8, n);
    }
    const nextMean = f64.load(x) + first / <f64>n;
    const squares = scatter(x, n, nextMean);
    // Both are finite only if every item is; overflow may make them something else though every item is.
    if (!(isFinite(nextMean) && isFinite(squares)) && !allFinite(x, n)) break;
    mean = nextMean;
    variance = squares / divisor;
    first = redraw(x, z + <usize>(done & 3) * stride, n, mean, sqrt(variance * f64.load(factors + (<usize>done << 3))));
  }
  f64.store(OUT, mean);
  f64.store(OUT, variance, 8);
  return done;
}

/** Draws over the row and returns what `shifts` would of it. */
function redraw(x: usize, z: usize, n: i32, mean: f64, stdDev: f64): f64 {
  const about = f64x2.splat(mean);
  const scale = f64x2.splat(stdDev);
  const origin = f64x2.splat(mean + stdDev * f64.load(z));
  const end = x + (<usize>(n & ~3) << 3);
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  for (; x < end; x += 32, z += 32) {
    const v01 = f64x2.add(about, f64x2.mul(scale, v128.load(z)));
    const v23 = f64x2.add(about, f64x2.mul(scale, v128.load(z, 16)));
    v128.store(x, v01);
    v128.store(x, v23, 16);
    sum01 = f64x2.add(sum01, f64x2.sub(v01, origin));
    sum23 = f64x2.add(sum23, f64x2.sub(v23, origin));
  }
  const v01 = f64x2.add(about, f64x2.mul(scale, v128.load(z)));
  const v23 = f64x2.add(about, f64x2.mul(scale, v128.load(z, 16)));
  v128.store(x, v01);
  v128.store(x, v23, 16);
  const mask = maskOf(n & 3);
  return laneSum(f64x2.add(sum01, v128.and(v128.load(mask), f64x2.sub(v01, origin))), f64x2.add(sum23, v128.and(v128.load(mask, 16), f64x2.sub(v23, origin))));
}

function allFinite(x: usize, n: i32): bool {
  for (const end = x + (<usize>n << 3); x < end; x += 8) {
    if (!isFinite(f64.load(x))) return false;
  }
  return true;
}
