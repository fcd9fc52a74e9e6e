// Hill numbers: diversity as an effective number of equally common types; Hill (1973), Jost (2006).
import { shannonEntropy } from './shannon-entropy.ts';

// Within this distance of order 1 the direct form ln(Σ pᵠ) / (1 − q) cancels, and the expm1 form does not.
const NEAR_ONE = 0.5;

/**
 * Plug-in Hill number (Σ pᵠ)^(1 / (1 − q)) in types, for any order q ≥ 0: 0 counts types, 1 is exp(Shannon entropy),
 * 2 is 1 / Σ p², Infinity is 1 / max p; NaN when nothing was counted or the order is negative.
 */
export function hillNumber(counts: ArrayLike<number>, order: number): number {
  let n = 0;
  let types = 0;
  let largest = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    n += count;
    if (count !== 0) types++;
    if (count > largest) largest = count;
  }
  if (!(n > 0) || !(order >= 0)) return NaN;
  if (order === 0) return types;
  if (order === 1) return Math.exp(shannonEntropy(counts));
  if (order === Infinity) return n / largest;
  const excess = order - 1;
  if (Math.abs(excess) < NEAR_ONE) return Math.exp(-Math.log1p(powerSumLessOne(counts, n, excess)) / excess);
  const logPowerSum = order * Math.log(largest / n) + Math.log(scaledPowerSum(counts, largest, order));
  return Math.exp(-logPowerSum / excess);
}

/** Σ pᵠ − 1 = Σ p (p^(q − 1) − 1), without the cancellation at q → 1. */
function powerSumLessOne(counts: ArrayLike<number>, n: number, excess: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const p = counts[i]! / n;
    if (p !== 0) sum += p * Math.expm1(excess * Math.log(p));
  }
  return sum;
}

/** Σ (count / largest)ᵠ: at least 1, so that no order underflows. */
function scaledPowerSum(counts: ArrayLike<number>, largest: number, order: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const ratio = counts[i]! / largest;
    if (ratio !== 0) sum += order === 2 ? ratio * ratio : Math.exp(order * Math.log(ratio));
  }
  return sum;
}
