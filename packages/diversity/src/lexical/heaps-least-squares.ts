// Heaps' law fitted to types themselves, not to their logarithms.
import { goldenSection } from '../kernels/golden-section.ts';
import type { HeapsLaw } from './heaps-regression.ts';

/**
 * K and β (−2 … 3) that minimise Σ (types − K · sizes^β)²: long prefixes weigh most. For each β the best K is linear, so one variable is
 * searched. NaN below two points.
 */
export function heapsLeastSquares(sizes: ArrayLike<number>, types: ArrayLike<number>): HeapsLaw {
  if (sizes.length < 2) return { exponent: NaN, coefficient: NaN };
  const largest = sizes[sizes.length - 1]!;
  const best = (exponent: number): { scale: number; misfit: number } => {
    let xx = 0;
    let xy = 0;
    let yy = 0;
    for (let i = 0; i < sizes.length; i++) {
      const x = Math.exp(exponent * Math.log(sizes[i]! / largest));
      xx += x * x;
      xy += x * types[i]!;
      yy += types[i]! * types[i]!;
    }
    return { scale: xy / xx, misfit: yy - (xy / xx) * xy };
  };
  const exponent = goldenSection((beta) => best(beta).misfit, -2, 3);
  return { exponent, coefficient: best(exponent).scale * Math.exp(-exponent * Math.log(largest)) };
}
