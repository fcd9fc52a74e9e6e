// The E-step for two components and items of weight 1, as in assembly/em-two.ts.
import type { BitLaw } from '../bit-law.ts';
import type { ComponentSums } from '../kernels.ts';
import { MOST_BITS, POWERS, ratio, ROUNDER } from './power.ts';

const BLOCK = 512;

/** The six sums of a lane, and its Σ max l and product of larger responsibilities within a block. */
type Lane = Float64Array;

export function sumsOfTwo(x: Float64Array, law: BitLaw, sums: ComponentSums): number {
  const [lane0, lane1]: [Lane, Lane] = [new Float64Array(8), new Float64Array(8)];
  let [tops0, tops1, logs] = [0, 0, 0];
  const even = x.length & ~1;
  for (let from = 0; from < x.length; from += BLOCK) {
    // The last item of an odd number is a block of its own.
    if (from < even) {
      const to = Math.min(even, from + BLOCK);
      addLane(x, from, to, law, lane0);
      addLane(x, from + 1, to, law, lane1);
      tops0 += lane0[6]!;
      tops1 += lane1[6]!;
      logs += Math.log(lane0[7]! * lane1[7]!);
    }
  }
  if (even < x.length) {
    addLane(x, even, x.length, law, lane0);
    tops0 += lane0[6]!;
    logs += Math.log(lane0[7]!);
  }
  for (let i = 0; i < 6; i++) sums[i] = lane0[i]! + lane1[i]!;
  return Math.LN2 * (tops0 + tops1) - logs;
}

/** Adds every second item from `from` on. */
function addLane(x: Float64Array, from: number, to: number, { means, peaks, rates }: BitLaw, lane: Lane): void {
  const [mean0, mean1] = means as unknown as [number, number];
  const [peak0, peak1] = peaks as unknown as [number, number];
  const [rate0, rate1] = rates as unknown as [number, number];
  let [mass0, first0, second0, mass1, first1, second1] = lane as unknown as [number, number, number, number, number, number];
  let tops = 0;
  let product = 1;
  for (let i = from; i < to; i += 2) {
    const d0 = x[i]! - mean0;
    const d1 = x[i]! - mean1;
    const l0 = peak0 - d0 * d0 * rate0;
    const l1 = peak1 - d1 * d1 * rate1;
    tops += Math.max(l0, l1);
    // e = 2^(l₁ − l₀); the responsibilities are 1 / (1 + e) and e / (1 + e).
    const y = Math.max(Math.min(l0 - l1, MOST_BITS), -MOST_BITS);
    const n = y + ROUNDER - ROUNDER;
    const f = y - n;
    const r = ratio(f);
    const up = r + f;
    const down = POWERS[(MOST_BITS - n) | 0]! * (r - f);
    const inverse = 1 / (up + down);
    const r0 = up * inverse;
    const r1 = down * inverse;
    product *= Math.max(r0, r1);
    const a0 = r0 * d0;
    const a1 = r1 * d1;
    mass0 += r0;
    first0 += a0;
    second0 += a0 * d0;
    mass1 += r1;
    first1 += a1;
    second1 += a1 * d1;
  }
  lane.set([mass0, first0, second0, mass1, first1, second1, tops, product]);
}
