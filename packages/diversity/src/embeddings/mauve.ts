// MAUVE: the trade-off curve between two laws over clusters of embeddings; Pillutla et al. (2021).
import { klDivergence } from '../distributions/kl-divergence.ts';

export interface MauveOptions {
  /** c of exp(−c KL); 5 in use. It decides the number: 0.49 at 5 can be 0.95 at 1. */
  readonly scaling: number;
  /** Mixtures of the two laws on the curve; 25 in use. */
  readonly points: number;
}

// The mixtures stay this far from the laws themselves.
const MARGIN = 1e-6;

/**
 * Area, 0 … 1, under the curve of exp(−c KL(q ‖ r)) and exp(−c KL(p ‖ r)) over mixtures r = w p + (1 − w) q. p and q are counts or
 * probabilities over the same clusters; the clustering, which is random, is the caller's. Throws RangeError on unequal lengths.
 */
export function mauve(p: ArrayLike<number>, q: ArrayLike<number>, { scaling, points }: MauveOptions): number {
  const shares = (law: ArrayLike<number>): Float64Array => {
    const total = Array.from(law).reduce((sum, mass) => sum + mass, 0);
    return Float64Array.from(law, (mass) => mass / total);
  };
  const [a, b] = [shares(p), shares(q)];
  // The curve runs from (1, 0) to (0, 1).
  const x = [1];
  const y = [0];
  for (let i = 0; i < points; i++) {
    const w = MARGIN + ((1 - 2 * MARGIN) * i) / (points - 1);
    const mixture = a.map((mass, k) => w * mass + (1 - w) * b[k]!);
    x.push(Math.exp(-scaling * klDivergence(b, mixture)));
    y.push(Math.exp(-scaling * klDivergence(a, mixture)));
  }
  x.push(0);
  y.push(1);
  let area = 0;
  for (let i = 0; i + 1 < x.length; i++) area += ((x[i]! - x[i + 1]!) * (y[i]! + y[i + 1]!)) / 2;
  return area;
}
