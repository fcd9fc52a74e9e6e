// The E-step for two components and items of weight 1, in three short loops over blocks that stay in the first cache: a single long
// loop would not fit the registers. One division gives both responsibilities, and a logarithm is taken of their running product.
import { maskOf, pairSum } from './lanes';
import { log } from './math';
import { OUT } from './out';
import { coefficient, leastBits, mostBits, one, ratio, rounder } from './sigmoid';

/** Items per block. */
const BLOCK: i32 = 512;
const FRACTION = memory.data(BLOCK << 3, 16);
const POWER = memory.data(BLOCK << 3, 16);

/** Means, rates and peaks of both components, in pairs: loaded rather than passed, or V8 would spread them anew in every round. */
const LAW = memory.data(6 * 16, 16);
/** Sums of one component: Σ r, Σ r d, Σ r d². */
const SUMS = memory.data(7 * 16, 16);

/**
 * With l_j(x) = peak_j − rate_j (x − mean_j)² in bits, leaves Σ r, Σ r (x − mean) and Σ r (x − mean)² of both components and Σ max l;
 * returns Σ ln max(r₀, r₁), so that the log-likelihood is ln 2 · Σ max l less that.
 */
export function sumsOfTwo(x: usize, n: i32, mean0: f64, rate0: f64, peak0: f64, mean1: f64, rate1: f64, peak1: f64): f64 {
  memory.fill(SUMS, 0, 7 * 16);
  v128.store(LAW, f64x2.splat(mean0));
  v128.store(LAW, f64x2.splat(mean1), 16);
  v128.store(LAW, f64x2.splat(rate0), 32);
  v128.store(LAW, f64x2.splat(rate1), 48);
  v128.store(LAW, f64x2.splat(peak0), 64);
  v128.store(LAW, f64x2.splat(peak1), 80);
  const even = x + (<usize>(n & ~1) << 3);
  let logs: f64 = 0;
  while (x < even) {
    const size = min<usize>(even - x, BLOCK << 3);
    v128.store(SUMS + 96, f64x2.add(v128.load(SUMS + 96), exponents(x, size)));
    responsibilities(size);
    logs += addSums(x, size);
    x += size;
  }
  if (n & 1) logs += addLast(x);
  for (let i: usize = 0; i < 7; i++) f64.store(OUT + (i << 3), pairSum(v128.load(SUMS + (i << 4))));
  return logs;
}

/** A block's l₀ − l₁ as a fraction and a power of two; returns Σ max l in two lanes. */
function exponents(x: usize, size: usize): v128 {
  const m0 = v128.load(LAW);
  const m1 = v128.load(LAW, 16);
  const q0 = v128.load(LAW, 32);
  const q1 = v128.load(LAW, 48);
  const p0 = v128.load(LAW, 64);
  const p1 = v128.load(LAW, 80);
  const most = mostBits();
  const least = leastBits();
  const whole = rounder();
  const unit = one();
  let tops = f64x2.splat(0);
  for (let o: usize = 0; o < size; o += 16) {
    const v = v128.load(x + o);
    const d0 = f64x2.sub(v, m0);
    const d1 = f64x2.sub(v, m1);
    const l0 = f64x2.sub(p0, f64x2.mul(f64x2.mul(d0, d0), q0));
    const l1 = f64x2.sub(p1, f64x2.mul(f64x2.mul(d1, d1), q1));
    tops = f64x2.add(tops, f64x2.pmax(l0, l1));
    const y = f64x2.pmax(f64x2.pmin(f64x2.sub(l0, l1), most), least);
    const shifted = f64x2.add(y, whole);
    v128.store(FRACTION + o, f64x2.sub(y, f64x2.sub(shifted, whole)));
    v128.store(POWER + o, i64x2.sub(unit, i64x2.shl(shifted, 52)));
  }
  return tops;
}

/** Puts r₀ = 1 / (1 + e) and r₁ = e / (1 + e), with e = 2^(l₁ − l₀), where fractions and powers were. */
function responsibilities(size: usize): void {
  const c0 = coefficient(0);
  const c1 = coefficient(1);
  const c2 = coefficient(2);
  const c3 = coefficient(3);
  const c4 = coefficient(4);
  const unit = one();
  for (let o: usize = 0; o < size; o += 16) {
    const f = v128.load(FRACTION + o);
    const r = ratio(f, c0, c1, c2, c3, c4);
    const up = f64x2.add(r, f);
    const down = f64x2.mul(v128.load(POWER + o), f64x2.sub(r, f));
    const inverse = f64x2.div(unit, f64x2.add(up, down));
    v128.store(FRACTION + o, f64x2.mul(up, inverse));
    v128.store(POWER + o, f64x2.mul(down, inverse));
  }
}

/** Adds a block's moments; returns the logarithm of the product of its larger responsibilities. */
function addSums(x: usize, size: usize): f64 {
  const m0 = v128.load(LAW);
  const m1 = v128.load(LAW, 16);
  let mass0 = v128.load(SUMS);
  let first0 = v128.load(SUMS, 16);
  let second0 = v128.load(SUMS, 32);
  let mass1 = v128.load(SUMS, 48);
  let first1 = v128.load(SUMS, 64);
  let second1 = v128.load(SUMS, 80);
  let product = f64x2.splat(1);
  for (let o: usize = 0; o < size; o += 16) {
    const v = v128.load(x + o);
    const r0 = v128.load(FRACTION + o);
    const r1 = v128.load(POWER + o);
    product = f64x2.mul(product, f64x2.pmax(r0, r1));
    const d0 = f64x2.sub(v, m0);
    const d1 = f64x2.sub(v, m1);
    const a0 = f64x2.mul(r0, d0);
    const a1 = f64x2.mul(r1, d1);
    mass0 = f64x2.add(mass0, r0);
    first0 = f64x2.add(first0, a0);
    second0 = f64x2.add(second0, f64x2.mul(a0, d0));
    mass1 = f64x2.add(mass1, r1);
    first1 = f64x2.add(first1, a1);
    second1 = f64x2.add(second1, f64x2.mul(a1, d1));
  }
  v128.store(SUMS, mass0);
  v128.store(SUMS, first0, 16);
  v128.store(SUMS, second0, 32);
  v128.store(SUMS, mass1, 48);
  v128.store(SUMS, first1, 64);
  v128.store(SUMS, second1, 80);
  return log(f64x2.extract_lane(product, 0) * f64x2.extract_lane(product, 1));
}

/** The last item of an odd number: a block of two of which the second counts for nothing. */
function addLast(x: usize): f64 {
  f64.store(x, f64.load(x), 8);
  const alone = v128.load(maskOf(1));
  v128.store(SUMS + 96, f64x2.add(v128.load(SUMS + 96), v128.and(alone, exponents(x, 16))));
  responsibilities(16);
  const larger = max(f64.load(FRACTION), f64.load(POWER));
  v128.store(FRACTION, v128.and(alone, v128.load(FRACTION)));
  v128.store(POWER, v128.and(alone, v128.load(POWER)));
  addSums(x, 16);
  return log(larger);
}
