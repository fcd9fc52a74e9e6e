// The E-step in d dimensions and what the M-step needs of it, as in assembly/em-points.ts.
import type { Points } from '@collapse-lab/numeric';
import { scratch } from '../../scratch.ts';
import { laneSum } from '../lanes.ts';
import { POINT_BLOCK, type PointBitLaw, type PointSums } from '../point-kernels.ts';
import { powerOfTwo } from './power.ts';

const termScratch = scratch();
const awayScratch = scratch();
const laneScratch = scratch();

/** Fills `sums` about `centres` and returns Σ w ln p. */
export function pointSums({ values, dimensions: d }: Points, w: Float64Array, isWeighted: boolean, law: PointBitLaw, centres: Float64Array, sums: PointSums): number {
  const k = law.peaks.length;
  const term = termScratch(k);
  const away = awayScratch(d);
  const size = 1 + d + (law.isFull ? d * d : d);
  const lanes = laneScratch(4 * k * size).fill(0);
  const tops = new Float64Array(4);
  const products = new Float64Array(4).fill(1);
  let logs = 0;
  for (let i = 0; i < w.length; i++) {
    const lane = i & 3;
    const top = logDensities(values, i * d, law, term, away);
    const total = shares(term, k, top);
    tops[lane]! += w[i] === 0 ? 0 : w[i]! * top;
    if (isWeighted) logs += w[i]! * Math.log(total);
    else products[lane]! *= total;
    const scale = w[i]! / total;
    for (let j = 0; j < k; j++) {
      subtract(values, i * d, centres, j * d, away);
      addMoments(term[j]! * scale, away, law.isFull, lanes, 4 * j * size + lane);
    }
    if (isWeighted || ((i + 1) % POINT_BLOCK !== 0 && i + 1 < w.length)) continue;
    logs += Math.log(products[0]! * products[2]! * (products[1]! * products[3]!));
    products.fill(1);
  }
  for (let j = 0; j < k; j++) {
    const sum = (entry: number): number => laneSum(lanes.subarray(4 * (j * size + entry), 4 * (j * size + entry + 1)));
    sums.masses[j] = sum(0);
    for (let axis = 0; axis < d; axis++) sums.firsts[j * d + axis] = sum(1 + axis);
    for (let entry = 0; entry < size - 1 - d; entry++) sums.seconds[j * (size - 1 - d) + entry] = sum(1 + d + entry);
  }
  return Math.LN2 * laneSum(tops) + logs;
}

/** The log of each component's share of the density at a point, in bits; returns the largest. */
function logDensities(values: Float64Array, at: number, { means, peaks, scale, isFull }: PointBitLaw, term: Float64Array, away: Float64Array): number {
  const d = away.length;
  let top = -Infinity;
  for (let j = 0; j < term.length; j++) {
    subtract(values, at, means, j * d, away);
    let squares = 0;
    for (let row = 0; row < d; row++) {
      let z = 0;
      if (isFull) for (let column = 0; column <= row; column++) z += scale[(j * d + row) * d + column]! * away[column]!;
      else z = scale[j * d + row]! * away[row]!;
      squares += z * z;
    }
    term[j] = peaks[j]! - squares;
    top = top < term[j]! ? term[j]! : top;
  }
  return top;
}

/** Turns terms to 2^(term − top); returns their sum. */
function shares(term: Float64Array, k: number, top: number): number {
  // Where every component calls a point impossible no difference of infinities is taken.
  const finite = Math.max(-Number.MAX_VALUE, top);
  let total = 0;
  for (let j = 0; j < k; j++) total += term[j] = powerOfTwo(term[j]! - finite);
  return total;
}

function subtract(values: Float64Array, at: number, centres: Float64Array, centre: number, into: Float64Array): void {
  for (let axis = 0; axis < into.length; axis++) into[axis] = values[at + axis]! - centres[centre + axis]!;
}

/** Adds to every fourth entry from `at` on. */
function addMoments(r: number, away: Float64Array, isFull: boolean, lanes: Float64Array, at: number): void {
  const d = away.length;
  lanes[at]! += r;
  for (let row = 0; row < d; row++) {
    const a = r * away[row]!;
    lanes[at + 4 * (1 + row)]! += a;
    const seconds = at + 4 * (1 + d + (isFull ? row * d : row));
    if (isFull) for (let column = 0; column <= row; column++) lanes[seconds + 4 * column]! += a * away[column]!;
    else lanes[seconds]! += a * away[row]!;
  }
}
