// Hartigan's dip: how far a sample is from the nearest unimodal law; Hartigan & Hartigan (1985).
import { sorted } from '../kernels/sorted.ts';

/**
 * Largest difference, 1 / 2n … 1/4, between the empirical distribution function and the unimodal one that makes it least; 1 / 2n
 * for equal values, as in R's diptest; NaN without values. Misses modes of few per cent.
 *
 * The modal interval [low, high] is narrowed: inside it the best unimodal function runs between the greatest convex minorant and
 * the least concave majorant of the empirical one, where these are furthest apart; outside it must be convex, then concave. Heights
 * are in steps of 1 / n.
 */
export function dipStatistic(sample: ArrayLike<number>): number {
  const x = sorted(sample);
  const n = x.length;
  if (n === 0) return NaN;
  let dip = 1;
  let low = 0;
  let high = n - 1;
  while (x[low] !== x[high]) {
    const minorant = hull(x, low, high, 1);
    const majorant = hull(x, low, high, -1);
    const { gap, left, right } = widestGap(x, minorant, majorant);
    if (gap < dip) break;
    dip = Math.max(dip, departure(x, minorant.slice(0, left + 1), 1), departure(x, majorant.slice(right), -1));
    if (minorant[left] === low && majorant[right] === high) break;
    low = minorant[left]!;
    high = majorant[right]!;
  }
  return dip / (2 * n);
}

/** Indices from low to high that are corners of the convex minorant (side 1) or concave majorant (side −1) of the points (x[i], i). */
function hull(x: Float64Array, low: number, high: number, side: 1 | -1): number[] {
  const corners: number[] = [];
  for (let i = low; i <= high; i++) {
    for (;;) {
      const b = corners.at(-1);
      const a = corners.at(-2);
      if (a === undefined || b === undefined) break;
      const turn = (x[b]! - x[a]!) * (i - b) - (x[i]! - x[b]!) * (b - a);
      if (side * turn > 0) break;
      corners.pop();
    }
    corners.push(i);
  }
  return corners;
}

/** Height at x[i] of the line through the points of indices a and b. */
function lineAt(x: Float64Array, a: number, b: number, i: number): number {
  return x[a] === x[b] ? b : a + ((b - a) * (x[i]! - x[a]!)) / (x[b]! - x[a]!);
}

/**
 * The widest gap between majorant (one step up, where the function arrives) and minorant at a corner of either, and the corners
 * that bound it.
 */
function widestGap(x: Float64Array, minorant: number[], majorant: number[]): { gap: number; left: number; right: number } {
  let best = { gap: 1, left: 0, right: majorant.length - 1 };
  for (let g = 1, l = 1; g < minorant.length && l < majorant.length && minorant[g] !== majorant[l]; ) {
    const lower = minorant[g]!;
    const upper = majorant[l]!;
    if (lower > upper) {
      const gap = upper + 1 - lineAt(x, minorant[g - 1]!, lower, upper);
      if (gap >= best.gap) best = { gap, left: g - 1, right: l };
      l++;
    } else {
      const gap = lineAt(x, majorant[l - 1]!, upper, lower) + 1 - lower;
      if (gap >= best.gap) best = { gap, left: g, right: l };
      g++;
    }
  }
  return best;
}

/**
 * Furthest that the empirical function is above its minorant (side 1), or below its majorant (side −1), between these corners; at
 * least one step.
 */
function departure(x: Float64Array, corners: number[], side: 1 | -1): number {
  let most = 1;
  for (let c = 0; c + 1 < corners.length; c++) {
    const a = corners[c]!;
    const b = corners[c + 1]!;
    if (x[a] === x[b]) continue;
    for (let i = a; i <= b; i++) most = Math.max(most, side * (i - lineAt(x, a, b, i)) + 1);
  }
  return most;
}
