// A Gaussian drawn by mean and scatter and fitted to those, again and again. What is drawn does not depend on what is fitted, so four
// generations' are drawn side by side.
import { log } from './math';
import { OUT } from './out';
import { nextWords, normal, normals, uniform } from './random';
import { seedFour } from './streams';

/** Generations that are drawn side by side, in fours: each step for all of them, as the steps of one generation wait for each other. */
const BLOCK: i32 = 64;
/** Their generators, four by four. */
const GENERATORS = memory.data(64 * 16, 16);
/** Standard normals, then what they move the means by. */
const NORMALS = memory.data(64 * 8, 16);
/** Normals, then chi-squares made of them. */
const CHI = memory.data(64 * 8, 16);
/** The variances of what is drawn. */
const DRAWN = memory.data(64 * 8, 16);

/**
 * `times` generations of n items from a mean and a variance, or as many as find a finite mean and scatter. A variance is the scatter by
 * `divisor`; a draw's is the variance times the generation's factor. Generation t draws by stream `index` + t of the range of `steps`
 * steps in PATH, its chi-square with n − 1 degrees of freedom, at least 2. Leaves the last mean and variance; returns the number of
 * generations.
 */
export function gaussianStatistics(mean: f64, variance: f64, n: i32, times: i32, divisor: f64, factors: usize, index: i32, steps: i32): i32 {
  const d = 0.5 * <f64>(n - 1) - 1.0 / 3.0;
  const items = f64x2.splat(<f64>n);
  seedBlock(index, steps);
  for (let done = 0; done < times; done += BLOCK, factors += BLOCK << 3) {
    const count = min(BLOCK, times - done);
    drawBlock(count, d);
    // Variances follow from each other, and means from those. That takes long for what is done, so meanwhile the next generators are made.
    let next = variance;
    const end = <usize>count << 3;
    for (let i = 0; i < count; i += 4) {
      seedFour(index + done + BLOCK + i, steps, GENERATORS + (<usize>i << 4));
      for (let o = <usize>i << 3; o < min(end, <usize>(i + 4) << 3); o += 8) {
        const drawn = next * f64.load(factors + o);
        f64.store(DRAWN + o, drawn);
        next = (drawn * f64.load(CHI + o)) / divisor;
      }
    }
    for (let o: usize = 0; o < end; o += 16) shift(o, items);
    let moved = mean;
    for (let o: usize = 0; o < end; o += 8) moved += f64.load(NORMALS + o);
    if (!(isFinite(moved) && isFinite(next))) return done + stepwise(mean, variance, count, divisor, factors);
    mean = moved;
    variance = next;
  }
  return left(mean, variance, times);
}

/** Turns normals to what they move the means by. */
@inline
function shift(at: usize, items: v128): void {
  v128.store(NORMALS + at, f64x2.mul(f64x2.sqrt(f64x2.div(v128.load(DRAWN + at), items)), v128.load(NORMALS + at)));
}

/** Goes through generations that may not all be finite, by what was drawn for them. */
function stepwise(mean: f64, variance: f64, count: i32, divisor: f64, factors: usize): i32 {
  let done = 0;
  for (; done < count; done++) {
    const o = <usize>done << 3;
    const scatter = variance * f64.load(factors + o) * f64.load(CHI + o);
    const moved = mean + f64.load(NORMALS + o);
    if (!(isFinite(moved) && isFinite(scatter))) break;
    mean = moved;
    variance = scatter / divisor;
  }
  return left(mean, variance, done);
}

@inline
function left(mean: f64, variance: f64, done: i32): i32 {
  f64.store(OUT, mean);
  f64.store(OUT, variance, 8);
  return done;
}

function seedBlock(index: i32, steps: i32): void {
  for (let i = 0; i < BLOCK; i += 4) seedFour(index + i, steps, GENERATORS + (<usize>i << 4));
}

/** The normals and chi-squares of a block's first generations; gamma variates by rejection (Marsaglia & Tsang 2000), as in packages/numeric. */
function drawBlock(count: i32, d: f64): void {
  const c = 1 / sqrt(9 * d);
  for (let i = 0; i < count; i += 4) normals(GENERATORS + (<usize>i << 4), NORMALS + (<usize>i << 3), 8, CHI - NORMALS, 2);
  for (let i = 0; i < count; i += 4) {
    const states = GENERATORS + (<usize>i << 4);
    const chi = CHI + (<usize>i << 3);
    const words = i32x4.shr_u(nextWords(states), 5);
    const accepted = chiSquares(chi, words, d, c) | (chiSquares(chi + 16, v128.shuffle<i32>(words, words, 2, 3, 0, 1), d, c) << 2);
    for (let rest = 15 ^ accepted; rest != 0; rest &= rest - 1) {
      const lane = <usize>ctz(rest);
      const at = chi + (lane << 3);
      f64.store(at, 2 * gamma(states + (lane << 2), f64.load(at), d, c));
    }
  }
}

/**
 * Turns two normals to chi-squares where a uniform that begins with the first two words' 27 bits surely accepts them, and leaves them
 * where it may not; returns which it does, as bits. With t = c x, a normal is accepted where
 * ln u < ½ x² + d (1 − (1 + t)³ + 3 ln(1 + t)) = −d t⁴ (¾ − ⅗ t + ½ t² − …), of which for |t| ≤ ½ the bracket is at most 1.4. What is
 * taken off besides is more than the plain sampler's rounding, some ten units in the last place of d and of x².
 */
@inline
function chiSquares(at: usize, words: v128, d: f64, c: f64): i32 {
  const one = f64x2.splat(1);
  const x = v128.load(at);
  const t = f64x2.mul(f64x2.splat(c), x);
  const root = f64x2.add(one, t);
  const v = f64x2.mul(f64x2.mul(root, root), root);
  const square = f64x2.mul(t, t);
  const border = f64x2.sub(f64x2.splat(1 - 1e-13 * (1 + d)), f64x2.mul(f64x2.splat(1.4 * d), f64x2.mul(square, square)));
  const above = f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_s(words), one), f64x2.splat(7.450580596923828e-9));
  const accepted = v128.and(f64x2.lt(above, border), f64x2.lt(f64x2.abs(t), f64x2.splat(0.5)));
  v128.store(at, v128.bitselect(f64x2.mul(f64x2.splat(2), f64x2.mul(f64x2.splat(d), v)), x, accepted));
  return i64x2.bitmask(accepted);
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
