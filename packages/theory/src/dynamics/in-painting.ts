// Recursive in-painting and masking, in analogues that can be solved: of the RIP experiments [P]; all derived [D].
import { compound } from '../compound.ts';

/** Correlation with the first field after t times redrawing a block of b of the N cells of a torus from the exact conditional law, for far-apart cells: (1 − b/N)^t. The law stays, the instance is forgotten. */
export const ripCorrelation = ({ cells, block, t }: { readonly cells: number; readonly block: number; readonly t: number }): number => compound(-block / cells, t);

/** Barzilai and Shamir 2025, theorem 5.1 [R]: in their family, P(an accumulating maximum-likelihood fit has collapsed after T synthetic batches) → T/(T+2) as n → ∞; T = t − 1. Accumulation alone is not safe. */
export const barzilaiShamir = (batches: number): number => (batches === Infinity ? 1 : batches / (batches + 2));
