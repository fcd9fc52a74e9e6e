// A stationary Gaussian process of first order on a ring of cells: x_i = φ x_(i−1) + noise, the first cell following the last.
import type { Rng } from '@collapse-lab/numeric';

export interface Ring {
  /** φ, −1 … 1: what a cell hands on to the next. */
  readonly correlation: number;
  /** Variance of each cell. */
  readonly variance: number;
}

/** φ to the N: what has gone once around. */
function around({ correlation }: Ring, cells: number): number {
  let power = 1;
  for (let i = 0; i < cells; i++) power *= correlation;
  return power;
}

/** Variance of the noise of one step: on the ring cells vary (1 + φᴺ) / (1 − φᴺ) times as much as on an endless line. */
export function stepVariance(ring: Ring, cells: number): number {
  const once = around(ring, cells);
  return (ring.variance * (1 - ring.correlation * ring.correlation) * (1 - once)) / (1 + once);
}

/** Fills `values` with rings of `cells` cells, exactly: noise, handed on around until it is its own successor. */
export function drawRings(ring: Ring, cells: number, values: Float64Array, rng: Rng): void {
  rng.fillNormals(values, 0, Math.sqrt(stepVariance(ring, cells)));
  const { correlation } = ring;
  const closing = 1 / (1 - around(ring, cells));
  for (let from = 0; from < values.length; from += cells) {
    // The last cell is Σ φ^j noise_(N − 1 − j) over all turns.
    let last = 0;
    for (let i = 0; i < cells; i++) last = correlation * last + values[from + i]!;
    last *= closing;
    for (let i = 0; i < cells; i++) values[from + i] = last = correlation * last + values[from + i]!;
  }
}

/** The log-density of the ring that begins at `from`: its noise is independent, and the map to it has the determinant 1 − φᴺ. */
export function ringLogDensity(ring: Ring, cells: number, values: Float64Array, from: number): number {
  const variance = stepVariance(ring, cells);
  let squares = 0;
  for (let i = 0; i < cells; i++) {
    const noise = values[from + i]! - ring.correlation * values[from + ((i + cells - 1) % cells)]!;
    squares += noise * noise;
  }
  return Math.log(1 - around(ring, cells)) - 0.5 * (squares / variance + cells * Math.log(2 * Math.PI * variance));
}

/**
 * Writes anew the `length` cells from `start` on of the ring that begins at `from`, given all others: from cell to cell, given the one before and the first beyond
 * the block. With `noise` the draw is exact; without, each cell is its mean given the rest.
 */
export function redrawBlock(ring: Ring, cells: number, values: Float64Array, from: number, start: number, length: number, noise: Rng | undefined): void {
  const { correlation } = ring;
  const square = correlation * correlation;
  const variance = stepVariance(ring, cells);
  const beyond = values[from + ((start + length) % cells)]!;
  let before = values[from + ((start + cells - 1) % cells)]!;
  // 1 + φ² + … + φ^(2(s − 1)) and φ^s for s = length, length − 1, …, 1 steps left to the cell beyond.
  const sums = new Float64Array(length + 2);
  const powers = new Float64Array(length + 1);
  powers[0] = 1;
  for (let s = 0; s <= length; s++) {
    sums[s + 1] = 1 + square * sums[s]!;
    if (s > 0) powers[s] = powers[s - 1]! * correlation;
  }
  for (let left = length; left > 0; left--) {
    const mean = (correlation * sums[left]! * before + powers[left]! * beyond) / sums[left + 1]!;
    const spread = noise ? Math.sqrt((variance * sums[left]!) / sums[left + 1]!) * noise.normal() : 0;
    before = mean + spread;
    values[from + ((start + length - left) % cells)] = before;
  }
}

/** The moments of rings: Σ x_i x_(i+1) / Σ x_i², and the mean square. */
export function fitRing(values: Float64Array, cells: number): Ring {
  let [products, squares] = [0, 0];
  for (let from = 0; from < values.length; from += cells) {
    for (let i = 0; i < cells; i++) {
      squares += values[from + i]! * values[from + i]!;
      products += values[from + i]! * values[from + ((i + 1) % cells)]!;
    }
  }
  return { correlation: products / squares, variance: squares / values.length };
}
