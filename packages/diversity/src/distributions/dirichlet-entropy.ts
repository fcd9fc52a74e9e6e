// Entropy of counts with a pseudocount in every cell: the plug-in of the posterior mean under a symmetric Dirichlet prior.
import { shannonEntropy } from './shannon-entropy.ts';

/**
 * Plug-in entropy in nats of (count + pseudocount) / (n + pseudocount · cells); zero counts are cells too. Pseudocounts in use: 1/2
 * (Jeffreys), 1 (Laplace), 1 / cells (Perks; Schürmann & Grassberger 1996), √n / cells (minimax). NaN without cells, or without
 * counts and pseudocounts.
 */
export function dirichletEntropy(counts: ArrayLike<number>, pseudocount: number): number {
  return shannonEntropy(Float64Array.from(counts, (count) => count + pseudocount));
}
