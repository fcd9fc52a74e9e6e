// What the algorithms on the line do to every item, behind one interface: in WebAssembly, or in plain TypeScript with the same bits.
import type { StreamRange } from '@collapse-lab/numeric';
import type { Mixture1d } from '../mixture1d.ts';
import type { BitLaw } from './bit-law.ts';

/**
 * What the M-step needs of each component j, with r its responsibilities times the items' weights: sums[3j] = Σ r,
 * sums[3j + 1] = Σ r (x − centre), sums[3j + 2] = Σ r (x − centre)². Centres near the means keep the squares from cancelling.
 */
export type ComponentSums = Float64Array;

/** Passes over the items that were loaded last, and draws, after which items must be loaded anew. */
export interface Kernels {
  readonly name: 'wasm' | 'plain';
  /** Takes these items, of weight 1 where no weights are given, until others are loaded; the arrays must not change meanwhile. */
  load(values: Float64Array, weight?: Float64Array): void;
  /** Mean and Σ (x − mean)² of items of weight 1, from sums about the first, anew where more than four bits of those cancel (Chan, Golub & LeVeque 1983). */
  moments(): { readonly mean: number; readonly scatter: number };
  /** Of items of weight 1, how many lie below a border, and their Σ (x − border). */
  below(border: number): { readonly count: number; readonly sum: number };
  /** Sums of two clusters of items of weight 1, below and above a border, each about its own of two centres. */
  split(border: number, centres: Float64Array, sums: ComponentSums): void;
  /** Sums of cluster j: the items with low ≤ x < high, about `centre`. */
  interval(low: number, high: number, centre: number, sums: ComponentSums, j: number): void;
  /** The potential of k-means++ with one more centre: Σ of each item's weighted squared distance to the nearest so far. */
  nearer(centre: number, isFirst: boolean): number;
  /** What the potential would be with one more centre. */
  potentialWith(candidate: number): number;
  /** The first item at which the running sum of those distances reaches `target`. */
  firstReaching(target: number): number;
  /** Fills `sums` about the law's means and returns Σ ln p, for two components with weights above 0 and items of weight 1. */
  sumsOfTwo(law: BitLaw, sums: ComponentSums): number;
  /** Rounds x − origin to single precision for `sumsOfTwoF32`, in the place of what k-means++ knew of distances. */
  narrow(origin: number): void;
  /** As `sumsOfTwo` in single precision with sums in double, of the items x − origin and a law about that origin; its numbers are rounded. */
  sumsOfTwoF32(law: BitLaw, sums: ComponentSums): number;
  /** Fills `sums` about `centres` and returns Σ w ln p, for any law. */
  sumsOfAny(law: BitLaw, centres: Float64Array, sums: ComponentSums): number;
  /** `count` draws, item i by the streams i mod 4 of both ranges. */
  mixture(law: Mixture1d, count: number, component: StreamRange, noise: StreamRange): Float64Array;
  /**
   * Fits a Gaussian to `values` and draws over them, `factors.length` times or as long as all items are finite. Variances are
   * scatters by `divisor`; generation t draws by stream t of `noise`, with `factors[t]` times the variance. Absent where the plain
   * loop does as well.
   */
  gaussianChain?(values: Float64Array, divisor: number, factors: Float64Array, noise: StreamRange): GaussianLeap;
  /**
   * The same by what samples of n ≥ 3 items come to, a mean and a scatter: refits a mean and a variance as often as both are finite.
   * Generation t draws a normal and a chi-square by stream t of `statistics`. Absent where the plain loop does as well.
   */
  gaussianStatistics?(from: Omit<GaussianLeap, 'times'>, n: number, divisor: number, factors: Float64Array, statistics: StreamRange): GaussianLeap;
}

/** How far a chain of Gaussians came, and what it fitted last. */
export interface GaussianLeap {
  readonly times: number;
  readonly mean: number;
  readonly variance: number;
}
