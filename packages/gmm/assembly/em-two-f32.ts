// The E-step for two components and items of weight 1 in single precision, four items at a time, in the loops of em-two.ts: terms are
// floats, and so are sums of the eight terms that a lane has of a group; from there on sums are doubles.
import { pairSum } from './lanes';
import { log } from './math';
import { OUT } from './out';
import { FOURS, LEAST_BITS, MOST_BITS, power, R0, R1, R2, ratio, ROUNDER } from './sigmoid-f32';

/** Bytes of a group of 32 items, and of a block of 512. */
const GROUP: usize = 32 << 2;
const BLOCK: usize = 512 << 2;
const FRACTION = memory.data(512 << 2, 16);
const POWER = memory.data(512 << 2, 16);

/** Means, rates and peaks of both components, in fours. */
const LAW = memory.data(6 * 16, 16);
/** Σ r, Σ r d and Σ r d² of both components, Σ max l, and a block's product of larger responsibilities, each in two lanes. */
const SUMS = memory.data(8 * 16, 16);
const PRODUCT = SUMS + 7 * 16;

/** Rounds x − origin to floats. */
export function narrow(x: usize, out: usize, n: i32, origin: f64): void {
  const from = f64x2.splat(origin);
  // Rows are padded to fours.
  for (const end = x + (<usize>n << 3); x < end; x += 32, out += 16) {
    const low = f32x4.demote_f64x2_zero(f64x2.sub(v128.load(x), from));
    const high = f32x4.demote_f64x2_zero(f64x2.sub(v128.load(x, 16), from));
    v128.store(out, v128.shuffle<i32>(low, high, 0, 1, 4, 5));
  }
}

/** As `sumsOfTwo`, of a row of floats. */
export function sumsOfTwoF32(x: usize, n: i32, mean0: f32, rate0: f32, peak0: f32, mean1: f32, rate1: f32, peak1: f32): f64 {
  memory.fill(SUMS, 0, 8 * 16);
  v128.store(LAW, f32x4.splat(mean0));
  v128.store(LAW, f32x4.splat(mean1), 16);
  v128.store(LAW, f32x4.splat(rate0), 32);
  v128.store(LAW, f32x4.splat(rate1), 48);
  v128.store(LAW, f32x4.splat(peak0), 64);
  v128.store(LAW, f32x4.splat(peak1), 80);
  const end = x + (<usize>n << 2);
  const whole = x + (<usize>(n & ~31) << 2);
  let logs: f64 = 0;
  while (x < whole) {
    const size = min(whole - x, BLOCK);
    exponents(x, size);
    responsibilities(size);
    logs += addSums(x, size);
    x += size;
  }
  for (let i: usize = 0; i < 7; i++) f64.store(OUT + (i << 3), pairSum(v128.load(SUMS + (i << 4))));
  f64.store(PRODUCT, 1);
  for (; x < end; x += 4) addItem(f32.load(x));
  return logs + log(f64.load(PRODUCT));
}

/** Of four floats lanes 0 and 2, and 1 and 3, added as doubles. */
@inline
function widened(v: v128): v128 {
  return f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 2, 3)));
}

@inline
function addTo(at: usize, v: v128): void {
  v128.store(at, f64x2.add(v128.load(at), widened(v)));
}

/** A block's l₀ − l₁ as a fraction and a power of two; adds Σ max l. */
function exponents(x: usize, size: usize): void {
  const m0 = v128.load(LAW);
  const m1 = v128.load(LAW, 16);
  const q0 = v128.load(LAW, 32);
  const q1 = v128.load(LAW, 48);
  const p0 = v128.load(LAW, 64);
  const p1 = v128.load(LAW, 80);
  const most = v128.load(FOURS + MOST_BITS);
  const least = v128.load(FOURS + LEAST_BITS);
  const whole = v128.load(FOURS + ROUNDER);
  for (let o: usize = 0; o < size;) {
    let tops = f32x4.splat(0);
    for (const end = o + GROUP; o < end; o += 16) {
      const v = v128.load(x + o);
      const d0 = f32x4.sub(v, m0);
      const d1 = f32x4.sub(v, m1);
      const l0 = f32x4.sub(p0, f32x4.mul(f32x4.mul(d0, d0), q0));
      const l1 = f32x4.sub(p1, f32x4.mul(f32x4.mul(d1, d1), q1));
      tops = f32x4.add(tops, f32x4.pmax(l0, l1));
      const y = f32x4.pmax(f32x4.pmin(f32x4.sub(l0, l1), most), least);
      const shifted = f32x4.add(y, whole);
      v128.store(FRACTION + o, f32x4.sub(y, f32x4.sub(shifted, whole)));
      v128.store(POWER + o, power(shifted));
    }
    addTo(SUMS + 96, tops);
  }
}

/** Puts r₀ = 1 / (1 + e) and r₁ = e / (1 + e), with e = 2^(l₁ − l₀), where fractions and powers were. */
function responsibilities(size: usize): void {
  const c0 = v128.load(FOURS + R0);
  const c1 = v128.load(FOURS + R1);
  const c2 = v128.load(FOURS + R2);
  const unit = v128.load(FOURS);
  for (let o: usize = 0; o < size; o += 16) {
    const f = v128.load(FRACTION + o);
    const r = ratio(f, c0, c1, c2);
    const up = f32x4.add(r, f);
    const down = f32x4.mul(v128.load(POWER + o), f32x4.sub(r, f));
    const inverse = f32x4.div(unit, f32x4.add(up, down));
    v128.store(FRACTION + o, f32x4.mul(up, inverse));
    v128.store(POWER + o, f32x4.mul(down, inverse));
  }
}

/** Adds a block's moments; returns the logarithm of the product of its larger responsibilities. */
function addSums(x: usize, size: usize): f64 {
  const m0 = v128.load(LAW);
  const m1 = v128.load(LAW, 16);
  v128.store(PRODUCT, f64x2.splat(1));
  for (let o: usize = 0; o < size;) {
    let mass0 = f32x4.splat(0);
    let first0 = mass0;
    let second0 = mass0;
    let mass1 = mass0;
    let first1 = mass0;
    let second1 = mass0;
    let product = v128.load(FOURS);
    for (const end = o + GROUP; o < end; o += 16) {
      const v = v128.load(x + o);
      const r0 = v128.load(FRACTION + o);
      const r1 = v128.load(POWER + o);
      product = f32x4.mul(product, f32x4.pmax(r0, r1));
      const d0 = f32x4.sub(v, m0);
      const d1 = f32x4.sub(v, m1);
      const a0 = f32x4.mul(r0, d0);
      const a1 = f32x4.mul(r1, d1);
      mass0 = f32x4.add(mass0, r0);
      first0 = f32x4.add(first0, a0);
      second0 = f32x4.add(second0, f32x4.mul(a0, d0));
      mass1 = f32x4.add(mass1, r1);
      first1 = f32x4.add(first1, a1);
      second1 = f32x4.add(second1, f32x4.mul(a1, d1));
    }
    addTo(SUMS, mass0);
    addTo(SUMS + 16, first0);
    addTo(SUMS + 32, second0);
    addTo(SUMS + 48, mass1);
    addTo(SUMS + 64, first1);
    addTo(SUMS + 80, second1);
    const high = v128.shuffle<i32>(product, product, 2, 3, 2, 3);
    const both = f64x2.mul(f64x2.promote_low_f32x4(product), f64x2.promote_low_f32x4(high));
    v128.store(PRODUCT, f64x2.mul(v128.load(PRODUCT), both));
  }
  return log(f64.load(PRODUCT) * f64.load(PRODUCT, 8));
}

/** Adds one of the items that are left of the last group to the sums of all lanes. */
function addItem(v: f32): void {
  const d0 = v - f32.load(LAW);
  const d1 = v - f32.load(LAW, 16);
  const l0 = f32.load(LAW, 64) - d0 * d0 * f32.load(LAW, 32);
  const l1 = f32.load(LAW, 80) - d1 * d1 * f32.load(LAW, 48);
  // The same arithmetic as of four.
  const y = f32x4.pmax(f32x4.pmin(f32x4.splat(l0 - l1), v128.load(FOURS + MOST_BITS)), v128.load(FOURS + LEAST_BITS));
  const shifted = f32x4.add(y, v128.load(FOURS + ROUNDER));
  v128.store(FRACTION, f32x4.sub(y, f32x4.sub(shifted, v128.load(FOURS + ROUNDER))));
  v128.store(POWER, power(shifted));
  responsibilities(16);
  const r0 = f32.load(FRACTION);
  const r1 = f32.load(POWER);
  const a0 = r0 * d0;
  const a1 = r1 * d1;
  plus(0, r0);
  plus(8, a0);
  plus(16, a0 * d0);
  plus(24, r1);
  plus(32, a1);
  plus(40, a1 * d1);
  plus(48, l0 < l1 ? l1 : l0);
  f64.store(PRODUCT, f64.load(PRODUCT) * <f64>max(r0, r1));
}

@inline
function plus(at: usize, term: f32): void {
  f64.store(OUT + at, f64.load(OUT + at) + <f64>term);
}
