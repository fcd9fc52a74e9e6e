// The second moments of rings of cells that are rewritten block by block, exactly: the linear analogue of recursive in-painting [D].
import { power } from '../compound.ts';

export interface PaintedRing {
  /** N, cells of a ring. */
  readonly cells: number;
  /** b < N, cells of a block. */
  readonly block: number;
  /** φ of the real process of first order around the ring, of variance 1. */
  readonly truth: number;
  /** The φ by which blocks are rewritten, of the same variance. */
  readonly believed: number;
  /** Whether a block is drawn given the rest, or becomes its conditional mean. */
  readonly rule: 'sample' | 'mean';
  /** Blocks that have been rewritten, each at a place of its own, any as likely. */
  readonly t: number;
}

/** E x² and E x_i x_(i+1) / E x² after t blocks: C ← mean over places of A C Aᵀ + B, A and B the conditional mean and covariance of a block given the cells beside it. All moments are circulant, so one row holds them. */
export function inPaintedMoments({ cells, block, truth, believed, rule, t }: PaintedRing): { readonly variance: number; readonly correlation: number } {
  const bridge = bridgeOf(cells, block, believed);
  let row: Float64Array = Float64Array.from({ length: cells }, (_, lag) => ringCovariance(truth, cells, lag));
  for (let i = 0; i < t; i++) row = painted(row, block, bridge, rule);
  return { variance: row[0]!, correlation: row[1]! / row[0]! };
}

/** (φ^lag + φ^(N − lag)) / (1 + φ^N). */
function ringCovariance(phi: number, cells: number, lag: number): number {
  return (power(phi, lag) + power(phi, cells - lag)) / (1 + power(phi, cells));
}

interface Bridge {
  /** Weights of the cell before the block, by cell of the block; those of the cell after it are the same backwards. */
  readonly before: Float64Array;
  /** (b, b) conditional covariance. */
  readonly covariance: readonly Float64Array[];
}

/** A process of first order between two known cells, with S_k = 1 + φ² + … + φ^(2(k − 1)): mean φ^j S_(L−j)/S_L of the one before, covariance s S_j φ^(l−j) S_(L−l)/S_L, L = b + 1. */
function bridgeOf(cells: number, block: number, phi: number): Bridge {
  const L = block + 1;
  const sums = Float64Array.from({ length: L + 1 }, (_, k) => (1 - power(phi * phi, k)) / (1 - phi * phi));
  const step = ((1 - phi * phi) * (1 - power(phi, cells))) / (1 + power(phi, cells));
  const between = (j: number, l: number): number => (step * sums[j]! * power(phi, l - j) * sums[L - l]!) / sums[L]!;
  return {
    before: Float64Array.from({ length: block }, (_, j) => (power(phi, j + 1) * sums[L - j - 1]!) / sums[L]!),
    covariance: Array.from({ length: block }, (_, j) => Float64Array.from({ length: block }, (__, l) => between(Math.min(j, l) + 1, Math.max(j, l) + 1))),
  };
}

/** One block, anywhere: moments of cells i and i + lag, averaged over where the block (cells 1 to b, between 0 and b + 1) lies. */
function painted(row: Float64Array, block: number, { before, covariance }: Bridge, rule: PaintedRing['rule']): Float64Array {
  const cells = row.length;
  // What a cell is made of: two cells and their weights; itself where it is outside of the block.
  const sources = Array.from({ length: cells }, (_, i): readonly (readonly [cell: number, weight: number])[] =>
    i < 1 || i > block ? [[i, 1]] : [[0, before[i - 1]!], [block + 1, before[block - i]!]],
  );
  const moment = (i: number, k: number): number => {
    let sum = 0;
    for (const [a, u] of sources[i]!) for (const [b, v] of sources[k]!) sum += u * v * row[(a - b + cells) % cells]!;
    const drawn = rule === 'sample' && i >= 1 && i <= block && k >= 1 && k <= block;
    return drawn ? sum + covariance[i - 1]![k - 1]! : sum;
  };
  return row.map((_, lag) => {
    let sum = 0;
    for (let i = 0; i < cells; i++) sum += moment(i, (i + lag) % cells);
    return sum / cells;
  });
}
