// The degrees of freedom of greatest likelihood, given location and scale: the step that makes EM an ECME (Liu & Rubin 1995).
import { digammaHalfStep } from './half-steps.ts';

/** From here on a t differs from a Gaussian by less than 2 · 10⁻⁶ nats within two standard deviations, and is written as one. */
const MOST = 1e6;
/** Below this no double holds what the law would draw. */
const LEAST = 1e-2;

/**
 * The nearest maximum uphill from `from`, given squared standardised distances from the location (weights default to 1): ∞ where the
 * likelihood still grows at 10⁶ degrees of freedom, 0 where it still grows as they fall below 0.01.
 */
export function bestDegreesOfFreedom(squares: Float64Array, weight: Float64Array | undefined, from: number): number {
  const slope = (df: number): number => likelihoodSlope(df, squares, weight);
  let [low, high] = [Math.min(from, MOST), Math.min(from, MOST)];
  let [atLow, atHigh] = [slope(low), slope(high)];
  while (atHigh > 0) {
    if (high === MOST) return Infinity;
    [low, atLow] = [high, atHigh];
    high = Math.min(2 * high, MOST);
    atHigh = slope(high);
  }
  while (atLow < 0) {
    if (low < LEAST) return 0;
    [high, atHigh] = [low, atLow];
    low /= 2;
    atLow = slope(low);
  }
  return rootBetween(slope, [low, atLow], [high, atHigh]);
}

/** Twice the derivative of the mean log-likelihood in the degrees of freedom. */
function likelihoodSlope(df: number, squares: Float64Array, weight: Float64Array | undefined): number {
  let [sum, mass] = [0, 0];
  for (let i = 0; i < squares.length; i++) {
    const w = weight ? weight[i]! : 1;
    const square = squares[i]!;
    // What weighs nothing may lie anywhere.
    if (w === 0) continue;
    sum += w * (((df + 1) * square) / (df * (df + square)) - Math.log1p(square / df));
    mass += w;
  }
  return digammaHalfStep(df / 2) - 1 / df + sum / mass;
}

type Place = [x: number, value: number];

/** False position between a place above 0 and one below; an end that stays has its value halved (Illinois; Dowell & Jarratt 1971). */
function rootBetween(f: (x: number) => number, above: Place, below: Place): number {
  let stayed: 'above' | 'below' | undefined;
  for (let step = 0; step < 100 && Math.abs(below[0] - above[0]) > 1e-12 * below[0]; step++) {
    const x = (above[0] * below[1] - below[0] * above[1]) / (below[1] - above[1]);
    const value = f(x);
    if (value === 0) return x;
    if (value > 0) {
      above = [x, value];
      if (stayed === 'below') below[1] /= 2;
      stayed = 'below';
    } else {
      below = [x, value];
      if (stayed === 'above') above[1] /= 2;
      stayed = 'above';
    }
  }
  return 0.5 * (above[0] + below[0]);
}
