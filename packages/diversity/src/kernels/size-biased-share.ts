// The share that one type has in a subsample, seen from a random unit of it: means under a hypergeometric law.
import { LogSum } from './log-sum.ts';

// Terms below this share of the largest one change no digit of a double: exp(−44) ≈ 8e-20.
const NEGLIGIBLE = Math.exp(-44);
const LOG_NEGLIGIBLE = -44;

/**
 * A unit is picked from a subsample of `size` out of `n` units, and it belongs to a type with `count` units in the whole
 * sample. The other `size − 1` units then hold J more of the type, J hypergeometric: `size − 1` draws from `n − 1` units of
 * which `count − 1` are marked. The type's share of the subsample is p = (1 + J) / size.
 */
export interface SizeBiased {
  readonly n: number;
  readonly count: number;
  readonly size: number;
}

/** E[ln p] when `exponent` is 0, else E[p^exponent − 1]: the second, over the exponent, tends to the first. */
export function meanPowerLessOne({ n, count, size }: SizeBiased, exponent: number): number {
  const marked = count - 1;
  const draws = size - 1;
  const unmarkedLeft = n - 1 - marked - draws; // unmarked units beyond the draws; negative forces J ≥ −unmarkedLeft
  const mode = modeOf(n, count, size);
  const value = (j: number): number => {
    const logShare = Math.log((1 + j) / size);
    return exponent === 0 ? logShare : Math.expm1(exponent * logShare);
  };

  // Probabilities relative to the mode's, by the ratio of neighbours; the sum of them all normalises.
  let total = 1;
  let sum = value(mode);
  // Upwards.
  for (let j = mode, term = 1; j < Math.min(marked, draws); j++) {
    term *= ((marked - j) * (draws - j)) / ((j + 1) * (unmarkedLeft + j + 1));
    if (term < NEGLIGIBLE) break;
    total += term;
    sum += term * value(j + 1);
  }
  // Downwards.
  for (let j = mode, term = 1; j > Math.max(0, -unmarkedLeft); j--) {
    term *= (j * (unmarkedLeft + j)) / ((marked - j + 1) * (draws - j + 1));
    if (term < NEGLIGIBLE) break;
    total += term;
    sum += term * value(j - 1);
  }
  return sum / total;
}

/** ln E[p^exponent], for exponents so large that the terms that count may lie far from the mode. */
export function logMeanPower({ n, count, size }: SizeBiased, exponent: number): number {
  const marked = count - 1;
  const draws = size - 1;
  const unmarkedLeft = n - 1 - marked - draws;
  const mode = modeOf(n, count, size);
  const total = new LogSum();
  const tilted = new LogSum();
  const addBoth = (j: number, logTerm: number): boolean => {
    const logTilted = logTerm + exponent * Math.log((1 + j) / size);
    total.add(logTerm);
    tilted.add(logTilted);
    return logTerm > LOG_NEGLIGIBLE || logTilted > tilted.peak + LOG_NEGLIGIBLE;
  };

  addBoth(mode, 0);
  // Upwards; both sequences are log-concave, so once both have faded they stay so.
  for (let j = mode, logTerm = 0; j < Math.min(marked, draws); j++) {
    logTerm += Math.log(((marked - j) * (draws - j)) / ((j + 1) * (unmarkedLeft + j + 1)));
    if (!addBoth(j + 1, logTerm)) break;
  }
  // Downwards.
  for (let j = mode, logTerm = 0; j > Math.max(0, -unmarkedLeft); j--) {
    logTerm += Math.log((j * (unmarkedLeft + j)) / ((marked - j + 1) * (draws - j + 1)));
    if (!addBoth(j - 1, logTerm)) break;
  }
  return tilted.value - total.value;
}

/** The most probable J, ⌊count · size / (n + 1)⌋: the textbook mode (draws + 1)(marked + 1) / (population + 2), kept in the support. */
function modeOf(n: number, count: number, size: number): number {
  const atLeast = Math.max(0, count + size - n - 1);
  return Math.max(atLeast, Math.min(Math.floor((count / (n + 1)) * size), count - 1, size - 1));
}
