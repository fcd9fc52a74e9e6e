// A Gaussian drawn by mean and scatter and fitted to those, again and again. What is drawn does not depend on what is fitted, so a block
// of generations is drawn first, each step for all of them, as the steps of one generation wait for each other.
import { log } from './math';
import { OUT } from './out';
import { nextWords, normal, normals, uniform } from './random';
import { BLOCK, GENERATORS, seed } from './streams';

/** Standard normals, then what they move the means by. */
const SHIFTS = memory.data(64 * 8, 16);
/** The normals that chi-squares are made of. */
const NORMALS = memory.data(64 * 8, 16);
/** What fits multiply variances by. */
const GROWTHS = memory.data(64 * 8, 16);

/** What stays as it is through a chain, in pairs: in memory, as engines would compute it anew in every round of a loop. */
const CONSTANTS = memory.data(8 * 16, 16);
const ROOT = CONSTANTS;
const SCALE = CONSTANTS + 16;
const ONE = CONSTANTS + 32;
const TWICE = CONSTANTS + 48;
const DIVISOR = CONSTANTS + 64;
const TOP = CONSTANTS + 80;
const STEEP = CONSTANTS + 96;
const QUARTER = CONSTANTS + 112;

/**
 * `times` generations of n items from a mean and a variance, or as many as find a finite mean and variance. A variance is the scatter by
 * `divisor`; a draw's is the variance times the generation's factor. Generation t draws by stream `index` + t of the range of `steps`
 * steps in PATH, its chi-square with n − 1 degrees of freedom, at least 2. Leaves the last mean and variance; returns the number of
 * generations.
 */
export function gaussianStatistics(mean: f64, variance: f64, n: i32, times: i32, divisor: f64, factors: usize, index: i32, steps: i32): i32 {
  const d = 0.5 * <f64>(n - 1) - 1.0 / 3.0;
  writeConstants(n, d, divisor);
  for (let done = 0; done < times; done += BLOCK, factors += BLOCK << 3) {
    const count = min(BLOCK, times - done);
    const end = <usize>count << 3;
    seed(index + done, steps, count);
    normals(GENERATORS, (count + 3) >> 2, SHIFTS, 32, 8, NORMALS - SHIFTS, 2);
    growths(count, d, factors);
    if (count & 1) nothingAt(end, factors);
    let next = variance;
    let moved = mean;
    for (let o: usize = 0; o < end; o += 16) {
      const growth = v128.load(GROWTHS + o);
      const second = next * f64x2.extract_lane(growth, 0);
      const drawn = f64x2.mul(f64x2.replace_lane(f64x2.splat(next), 1, second), v128.load(factors + o));
      const shift = f64x2.mul(f64x2.sqrt(drawn), f64x2.mul(v128.load(ROOT), v128.load(SHIFTS + o)));
      v128.store(SHIFTS + o, shift);
      next = second * f64x2.extract_lane(growth, 1);
      moved = moved + f64x2.extract_lane(shift, 0) + f64x2.extract_lane(shift, 1);
    }
    if (!(isFinite(moved) && isFinite(next))) return done + stepwise(mean, variance, count);
    mean = moved;
    variance = next;
  }
  return left(mean, variance, times);
}

function writeConstants(n: i32, d: f64, divisor: f64): void {
  v128.store(ROOT, f64x2.splat(sqrt(1 / <f64>n)));
  v128.store(SCALE, f64x2.splat(1 / sqrt(9 * d)));
  v128.store(ONE, f64x2.splat(1));
  v128.store(TWICE, f64x2.splat(2 * d));
  v128.store(DIVISOR, f64x2.splat(divisor));
  // Borders in units of 2⁻²⁷, less the one that the bits not seen may come to.
  v128.store(TOP, f64x2.splat((1 - 1e-13 * (1 + d)) * 134217728 - 1));
  v128.store(STEEP, f64x2.splat(1.4 * d * 134217728));
  v128.store(QUARTER, f64x2.splat(0.25));
}

/** The other half of the last pair, where generations are odd: it changes nothing. */
function nothingAt(o: usize, factors: usize): void {
  f64.store(SHIFTS + o, 0);
  f64.store(GROWTHS + o, 1);
  f64.store(factors + o, 1);
}

/** Goes through generations that may not all be finite, by what was drawn for them. */
function stepwise(mean: f64, variance: f64, count: i32): i32 {
  let done = 0;
  for (; done < count; done++) {
    const next = variance * f64.load(GROWTHS + (<usize>done << 3));
    const moved = mean + f64.load(SHIFTS + (<usize>done << 3));
    if (!(isFinite(moved) && isFinite(next))) break;
    mean = moved;
    variance = next;
  }
  return left(mean, variance, done);
}

@inline
function left(mean: f64, variance: f64, done: i32): i32 {
  f64.store(OUT, mean);
  f64.store(OUT, variance, 8);
  return done;
}

/**
 * Factors times chi-squares by the divisor, of gamma variates by rejection (Marsaglia & Tsang 2000), as in packages/numeric. A uniform that
 * begins with 27 bits surely accepts a normal x in most cases. With t = c x it is accepted where
 * ln u < ½ x² + d (1 − (1 + t)³ + 3 ln(1 + t)) = −d t⁴ (¾ − ⅗ t + ½ t² − …), of which for |t| ≤ ½ the bracket is at most 1.4. What is
 * taken off besides is more than the plain sampler's rounding, some ten units in the last place of d and of x².
 */
function growths(count: i32, d: f64, factors: usize): void {
  for (let i = 0; i < count; i += 4) {
    const o = <usize>i << 3;
    const states = GENERATORS + (<usize>i << 4);
    const t01 = f64x2.mul(v128.load(SCALE), v128.load(NORMALS + o));
    const t23 = f64x2.mul(v128.load(SCALE), v128.load(NORMALS + o, 16));
    const root01 = f64x2.add(v128.load(ONE), t01);
    const root23 = f64x2.add(v128.load(ONE), t23);
    const chi01 = f64x2.mul(v128.load(TWICE), f64x2.mul(f64x2.mul(root01, root01), root01));
    const chi23 = f64x2.mul(v128.load(TWICE), f64x2.mul(f64x2.mul(root23, root23), root23));
    v128.store(GROWTHS + o, f64x2.mul(v128.load(factors + o), f64x2.div(chi01, v128.load(DIVISOR))));
    v128.store(GROWTHS + o, f64x2.mul(v128.load(factors + o, 16), f64x2.div(chi23, v128.load(DIVISOR))), 16);

    const words = i32x4.shr_u(nextWords(states), 5);
    const square01 = f64x2.mul(t01, t01);
    const square23 = f64x2.mul(t23, t23);
    const border01 = f64x2.sub(v128.load(TOP), f64x2.mul(v128.load(STEEP), f64x2.mul(square01, square01)));
    const border23 = f64x2.sub(v128.load(TOP), f64x2.mul(v128.load(STEEP), f64x2.mul(square23, square23)));
    const sure01 = v128.and(f64x2.lt(f64x2.convert_low_i32x4_s(words), border01), f64x2.lt(square01, v128.load(QUARTER)));
    const sure23 = v128.and(f64x2.lt(f64x2.convert_low_i32x4_s(v128.shuffle<i32>(words, words, 2, 3, 0, 1)), border23), f64x2.lt(square23, v128.load(QUARTER)));
    for (let doubt = 15 ^ (i64x2.bitmask(sure01) | (i64x2.bitmask(sure23) << 2)); doubt != 0; doubt &= doubt - 1) {
      const lane = <usize>ctz(doubt);
      const at = o + (lane << 3);
      const chi = 2 * gamma(states + (lane << 2), f64.load(NORMALS + at), d, f64.load(SCALE));
      f64.store(GROWTHS + at, f64.load(factors + at) * (chi / f64.load(DIVISOR)));
    }
  }
}

/** A gamma variate of shape d + ⅓ that begins with this normal; a root that is not positive takes no uniform. */
function gamma(generator: usize, x: f64, d: f64, c: f64): f64 {
  while (true) {
    const root = 1 + c * x;
    const v = root * root * root;
    if (root > 0 && accepts(uniform(generator), x * x, d, v)) return d * v;
    x = normal(generator);
  }
}

function accepts(u: f64, square: f64, d: f64, v: f64): bool {
  return u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v));
}
