// The E-step for two components and items of weight 1 in single precision, as in assembly/em-two-f32.ts: every operation is rounded to a float.
import type { BitLaw } from '../bit-law.ts';
import type { ComponentSums } from '../kernels.ts';
import { POWERS, MOST_BITS as MOST_POWER } from './power.ts';

const f = Math.fround;

/** Items of a group, whose sums of eight in each of four lanes are floats; and of a block, which has one logarithm. */
const [GROUP, BLOCK] = [32, 512];
/** Exponents are kept within ± this, where powers and their reciprocals are normal floats. */
const MOST_BITS = 100;
/** Added to a small float and taken off again, it leaves the nearest whole number. */
const ROUNDER = 12582912;
const [R0, R1, R2] = [2.885390043258667, 0.11552415788173676, -0.0009211135329678655];

/** Six sums, Σ max l and the product of larger responsibilities: of one item, or of a lane of a group. */
type Terms = Float32Array;
const [TOPS, PRODUCT] = [6, 7];

/** x − origin, rounded; into `floats` where they are as many. */
export function narrow(x: Float64Array, floats: Float32Array, origin: number): Float32Array {
  const out = floats.length === x.length ? floats : new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! - origin;
  return out;
}

export function sumsOfTwoF32(x: Float32Array, law: BitLaw, sums: ComponentSums): number {
  const floats = Float32Array.of(law.means[0]!, law.means[1]!, law.rates[0]!, law.rates[1]!, law.peaks[0]!, law.peaks[1]!);
  const lanes: [Terms, Terms, Terms, Terms] = [new Float32Array(8), new Float32Array(8), new Float32Array(8), new Float32Array(8)];
  // Lanes 0 and 2, and 1 and 3, go on together as doubles.
  const pairs = [new Float64Array(7), new Float64Array(7)] as const;
  const products = Float64Array.of(1, 1);
  let logs = 0;
  const whole = x.length & ~(GROUP - 1);
  for (let from = 0; from < whole; from += GROUP) {
    lanes.forEach((lane, l) => { addLane(x, from + l, from + GROUP, floats, lane); });
    for (const l of [0, 1] as const) {
      for (let i = 0; i <= TOPS; i++) pairs[l][i]! += lanes[l][i]! + lanes[l + 2 as 2 | 3][i]!;
      products[l]! *= lanes[l][PRODUCT]! * lanes[l + 2 as 2 | 3][PRODUCT]!;
    }
    if ((from + GROUP) % BLOCK !== 0 && from + GROUP !== whole) continue;
    logs += Math.log(products[0]! * products[1]!);
    products.fill(1);
  }
  const all = Float64Array.from(pairs[0], (sum, i) => sum + pairs[1][i]!);
  let product = 1;
  for (let i = whole; i < x.length; i++) {
    addLane(x, i, i + 1, floats, lanes[0]);
    for (let at = 0; at <= TOPS; at++) all[at]! += lanes[0][at]!;
    product *= lanes[0][PRODUCT]!;
  }
  sums.set(all.subarray(0, TOPS));
  return Math.LN2 * all[TOPS]! - (logs + Math.log(product));
}

/** The sums over every fourth item from `from` on. */
function addLane(x: Float32Array, from: number, to: number, law: Float32Array, lane: Terms): void {
  const mean0 = law[0]!;
  const mean1 = law[1]!;
  const rate0 = law[2]!;
  const rate1 = law[3]!;
  const peak0 = law[4]!;
  const peak1 = law[5]!;
  let mass0 = 0;
  let first0 = 0;
  let second0 = 0;
  let mass1 = 0;
  let first1 = 0;
  let second1 = 0;
  let tops = 0;
  let product = 1;
  for (let i = from; i < to; i += 4) {
    const d0 = f(x[i]! - mean0);
    const d1 = f(x[i]! - mean1);
    const l0 = f(peak0 - f(f(d0 * d0) * rate0));
    const l1 = f(peak1 - f(f(d1 * d1) * rate1));
    tops = f(tops + Math.max(l0, l1));
    // e = 2^(l₁ − l₀); the responsibilities are 1 / (1 + e) and e / (1 + e).
    const y = Math.max(Math.min(f(l0 - l1), MOST_BITS), -MOST_BITS);
    const n = f(f(y + ROUNDER) - ROUNDER);
    const fraction = f(y - n);
    const t = f(fraction * fraction);
    const r = f(R0 + f(t * f(R1 + f(t * R2))));
    const up = f(r + fraction);
    const down = f(POWERS[(MOST_POWER - n) | 0]! * f(r - fraction));
    const inverse = f(1 / f(up + down));
    const r0 = f(up * inverse);
    const r1 = f(down * inverse);
    product = f(product * Math.max(r0, r1));
    const a0 = f(r0 * d0);
    const a1 = f(r1 * d1);
    mass0 = f(mass0 + r0);
    first0 = f(first0 + a0);
    second0 = f(second0 + f(a0 * d0));
    mass1 = f(mass1 + r1);
    first1 = f(first1 + a1);
    second1 = f(second1 + f(a1 * d1));
  }
  lane[0] = mass0;
  lane[1] = first0;
  lane[2] = second0;
  lane[3] = mass1;
  lane[4] = first1;
  lane[5] = second1;
  lane[TOPS] = tops;
  lane[PRODUCT] = product;
}
