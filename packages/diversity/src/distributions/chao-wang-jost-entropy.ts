// Nearly unbiased entropy from the species accumulation curve; Chao, Wang & Jost (2013), eq. 7.
import { singletonRarity } from '../kernels/singleton-rarity.ts';
import { rareCounts } from './rare-counts.ts';
import { zhangEntropy } from './zhang-entropy.ts';

/**
 * Entropy of the source in nats: Σ p (ψ(n) − ψ(count)) plus an estimate of what the unseen types carry, from the numbers of
 * types seen once and twice; NaN below two units. Time grows with n.
 *
 * Its exponential is the asymptotic Hill number of order 1. Below a coverage of about one half it extrapolates more than it estimates.
 */
export function chaoWangJostEntropy(counts: ArrayLike<number>): number {
  const { n, once, twice } = rareCounts(counts);
  if (!(n >= 2)) return NaN;
  const entropy = zhangEntropy(counts);
  if (once === 0) return entropy;
  return entropy + (once / n) * unseenTerm(n, singletonRarity(n, once, twice));
}

/** (1 − a)^(1 − n) · [−ln a − Σ_{r < n} (1 − a)ʳ / r] = Σ_{r ≥ n} (1 − a)^(r − n + 1) / r. */
function unseenTerm(n: number, a: number): number {
  const x = 1 - a;
  if (n * a < 1) {
    // Few digits cancel in the bracket here, while the other form needs about 40 / a terms.
    let bracket = -Math.log(a);
    for (let r = 1, power = x; r < n; r++, power *= x) bracket -= power / r;
    return bracket * Math.exp((1 - n) * Math.log1p(-a));
  }
  let sum = 0;
  for (let r = n, power = x; power > 1e-18; r++, power *= x) sum += power / r;
  return sum;
}
