// Tsallis entropies; Havrda & Charvát (1967), Tsallis (1988).
import { renyiEntropy } from './renyi-entropy.ts';

/**
 * Plug-in (1 − Σ p^q) / (q − 1), Shannon entropy in nats at order 1, types − 1 at 0, Gini–Simpson at 2; NaN when nothing was
 * counted or the order is negative.
 */
export function tsallisEntropy(counts: ArrayLike<number>, order: number): number {
  const renyi = renyiEntropy(counts, order);
  if (order === Infinity) return Number.isNaN(renyi) ? NaN : 0;
  // Σ p^q = exp((1 − q) · Rényi entropy).
  return order === 1 ? renyi : -Math.expm1((1 - order) * renyi) / (order - 1);
}
