// Hill numbers of the source, seen and unseen, for every order; Chao & Jost (2015).
import { logRisingFactorial } from '../kernels/log-rising-factorial.ts';
import { singletonRarity } from '../kernels/singleton-rarity.ts';
import { chaoWangJostEntropy } from './chao-wang-jost-entropy.ts';
import { groupCounts } from './grouped-counts.ts';
import { rareCounts } from './rare-counts.ts';

/**
 * Estimated Hill number of the source in types: at order 0 it is `chao1` (classic), at 1 exp(`chaoWangJostEntropy`), at 2 the
 * inverse of the unbiased Simpson index. NaN below two units, at negative orders and at Infinity. Below a coverage of about one
 * half, and at orders below 1, it extrapolates more than it estimates.
 */
export function asymptoticHillNumber(counts: ArrayLike<number>, order: number): number {
  const { n, values, types } = groupCounts(counts);
  if (!(n >= 2 && order >= 0 && order < Infinity)) return NaN;
  if (order === 1) return Math.exp(chaoWangJostEntropy(counts));
  // Σ p^q of the seen: c (c − 1) … (c − q + 1) / (n (n − 1) … (n − q + 1)), by gamma functions where q is not whole.
  const whole = logRisingFactorial(n - order + 1, order);
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const rest = values[k]! - order + 1;
    sum += types[k]! * reciprocalGammaSign(rest) * Math.exp(logRisingFactorial(rest, order) - whole);
  }
  const { once, twice } = rareCounts(counts);
  if (once > 0) sum += (once / n) * unseenTerm(n, singletonRarity(n, once, twice), order);
  return Math.exp(Math.log(sum) / (1 - order));
}

/** Sign of 1 / Γ(x), 0 at the poles. */
function reciprocalGammaSign(x: number): number {
  if (x > 0) return 1;
  if (Number.isInteger(x)) return 0;
  return Math.ceil(x) % 2 === 0 ? 1 : -1;
}

/**
 * (1 − a)^(1 − n) · [a^(q − 1) − Σ_{r < n} C(q − 1, r) (a − 1)ʳ], the terms that are missing from the binomial series; none are at
 * whole q in 1 … n.
 */
function unseenTerm(n: number, a: number, order: number): number {
  const x = 1 - a;
  if (x === 0 || (Number.isInteger(order) && order > 0)) return 0;
  if (n * a < 1) {
    // Few digits cancel in the bracket here, while the other form needs about 40 / a terms.
    let bracket = Math.exp((order - 1) * Math.log(a));
    for (let r = 0, term = 1; r < n; r++, term *= ((r - order) / r) * x) bracket -= term;
    return bracket * Math.exp((1 - n) * Math.log(x));
  }
  let term = x;
  for (let r = 1; r <= n; r++) term *= (r - order) / r;
  let sum = 0;
  for (let r = n; Math.abs(term) > 1e-18 * Math.abs(sum); r++, term *= ((r - order) / r) * x) sum += term;
  return sum;
}
