// What EM does to every point in d dimensions, behind one interface: in WebAssembly, or in plain TypeScript with the same bits.
import type { Points } from '@collapse-lab/numeric';

/** A mixture as the E-step computes with it: log₂ of component j's weighted density at x is peaks[j] − ‖S_j (x − μ_j)‖². */
export interface PointBitLaw {
  /** K × d. */
  readonly means: Float64Array;
  readonly peaks: Float64Array;
  /** K lower triangles S, d × d, where `isFull`; else K × d diagonals. */
  readonly scale: Float64Array;
  readonly isFull: boolean;
}

/** What the M-step needs, with r the responsibilities times the points' weights. Centres near the means keep the squares from cancelling. */
export interface PointSums {
  /** K: Σ r. */
  readonly masses: Float64Array;
  /** K × d: Σ r (x − centre). */
  readonly firsts: Float64Array;
  /** K × d × d, the lower triangles of Σ r (x − centre)(x − centre)ᵀ, where `isFull`; else K × d, Σ r (x − centre)². */
  readonly seconds: Float64Array;
}

/** Passes over the points that were loaded last, after which points must be loaded anew. */
export interface PointKernels {
  /** Takes these points, of weight 1 where no weights are given, until others are loaded; the arrays must not change meanwhile. */
  load(points: Points, weight?: Float64Array): void;
  /** Fills `sums` about `centres` (K × d) and returns Σ w ln p in nats. */
  sums(law: PointBitLaw, centres: Float64Array, sums: PointSums): number;
}

/** Points between logarithms, in both engines. */
export const POINT_BLOCK = 64;

export function emptySums(k: number, d: number, isFull: boolean): PointSums {
  return { masses: new Float64Array(k), firsts: new Float64Array(k * d), seconds: new Float64Array(isFull ? k * d * d : k * d) };
}
