// Entropy of frequencies shrunk towards equal ones; Hausser & Strimmer (2009).
import { shannonEntropy } from './shannon-entropy.ts';

/**
 * Plug-in entropy in nats of λ / cells + (1 − λ) p, with the James–Stein intensity λ = (1 − Σ p²) / ((n − 1) Σ (1 / cells − p)²) kept
 * in 0 … 1; zero counts are cells too, and 1 is taken for n ≤ 1. NaN when nothing was counted.
 */
export function shrinkageEntropy(counts: ArrayLike<number>): number {
  const cells = counts.length;
  let n = 0;
  for (let i = 0; i < cells; i++) n += counts[i]!;
  let squares = 0;
  let misfit = 0;
  for (let i = 0; i < cells; i++) {
    const p = counts[i]! / n;
    squares += p * p;
    misfit += (1 / cells - p) * (1 / cells - p);
  }
  const intensity = (1 - squares) / ((n - 1) * misfit);
  const shrink = n > 1 && misfit > 0 ? Math.min(1, Math.max(0, intensity)) : 1;
  return n === 0 ? NaN : shannonEntropy(Float64Array.from(counts, (count) => shrink / cells + ((1 - shrink) * count) / n));
}
