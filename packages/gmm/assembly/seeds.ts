// The passes of greedy k-means++: weighted squared distances to the nearest centre, and what a candidate would leave of them.
import { laneSum } from './lanes';

/** Items per block; the potential is the sum of the blocks' sums. */
const BLOCK: usize = 128;

/**
 * Lowers `closest` to the weighted squared distances to `centre` (writes them where this is the first centre), leaves a sum per
 * block at `sums` and returns the sum of all. Padding has weight 0.
 */
export function nearer(x: usize, w: usize, closest: usize, sums: usize, n: i32, centre: f64, isFirst: bool): f64 {
  const from = f64x2.splat(centre);
  const end = x + (<usize>n << 3);
  let potential: f64 = 0;
  for (; x < end; sums += 8) {
    const stop = min(end, x + (BLOCK << 3));
    let sum01 = f64x2.splat(0);
    let sum23 = f64x2.splat(0);
    for (; x < stop; x += 32, w += 32, closest += 32) {
      let q01 = squared(x, w, from);
      let q23 = squared(x + 16, w + 16, from);
      if (!isFirst) {
        q01 = f64x2.pmin(v128.load(closest), q01);
        q23 = f64x2.pmin(v128.load(closest, 16), q23);
      }
      v128.store(closest, q01);
      v128.store(closest, q23, 16);
      sum01 = f64x2.add(sum01, q01);
      sum23 = f64x2.add(sum23, q23);
    }
    const sum = laneSum(sum01, sum23);
    f64.store(sums, sum);
    potential += sum;
  }
  return potential;
}

/** What `nearer` would return of `candidate`, without touching `closest`, but added up in lanes over the whole row. */
export function potentialWith(x: usize, w: usize, closest: usize, n: i32, candidate: f64): f64 {
  const from = f64x2.splat(candidate);
  const end = x + (<usize>n << 3);
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  for (; x < end; x += 32, w += 32, closest += 32) {
    sum01 = f64x2.add(sum01, f64x2.pmin(v128.load(closest), squared(x, w, from)));
    sum23 = f64x2.add(sum23, f64x2.pmin(v128.load(closest, 16), squared(x + 16, w + 16, from)));
  }
  return laneSum(sum01, sum23);
}

/** w (x − from)². */
@inline
function squared(x: usize, w: usize, from: v128): v128 {
  const d = f64x2.sub(v128.load(x), from);
  return f64x2.mul(f64x2.mul(v128.load(w), d), d);
}
