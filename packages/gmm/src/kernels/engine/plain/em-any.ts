// The E-step for any number of components and weighted items, as in assembly/em-any.ts.
import { scratch } from '../../scratch.ts';
import type { BitLaw } from '../bit-law.ts';
import type { ComponentSums } from '../kernels.ts';
import { powerOfTwo } from './power.ts';

/** Items between logarithms. */
const BLOCK = 64;

const termScratch = scratch();
const laneScratch = scratch();

export function sumsOfAny(x: Float64Array, w: Float64Array, isWeighted: boolean, { means, peaks, rates }: BitLaw, centres: Float64Array, sums: ComponentSums): number {
  const k = means.length;
  const term = termScratch(k);
  const lanes = laneScratch(6 * k).fill(0);
  const tops = new Float64Array(2);
  let logs = 0;
  for (let from = 0; from < x.length; from += BLOCK) {
    const products = Float64Array.of(1, 1);
    for (let i = from; i < Math.min(x.length, from + BLOCK); i++) {
      const lane = i & 1;
      // The log of each component's share of the density, in bits, and the largest.
      let top = -Infinity;
      for (let j = 0; j < k; j++) {
        const d = x[i]! - means[j]!;
        term[j] = peaks[j]! - d * d * rates[j]!;
        top = Math.max(top, term[j]!);
      }
      let total = 0;
      for (let j = 0; j < k; j++) total += term[j] = powerOfTwo(term[j]! - top);
      tops[lane]! += w[i]! * top;
      if (isWeighted) logs += w[i]! * Math.log(total);
      else products[lane]! *= total;
      // Moments under the responsibilities.
      const scale = w[i]! / total;
      for (let j = 0; j < k; j++) {
        const r = term[j]! * scale;
        const d = x[i]! - centres[j]!;
        const a = r * d;
        lanes[6 * j + lane]! += r;
        lanes[6 * j + 2 + lane]! += a;
        lanes[6 * j + 4 + lane]! += a * d;
      }
    }
    if (!isWeighted) logs += Math.log(products[0]! * products[1]!);
  }
  for (let i = 0; i < 3 * k; i++) sums[i] = lanes[2 * i]! + lanes[2 * i + 1]!;
  return Math.LN2 * (tops[0]! + tops[1]!) + logs;
}
