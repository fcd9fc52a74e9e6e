// What a smoothing is: how n-gram counts become a law that also speaks of what was never seen.
import type { KnownGrams, SmoothedLaw } from './ngram/smoothed-law.ts';

export interface Smoothing {
  /** Whether it is defined for counts that are not whole numbers. */
  readonly weighted: boolean;
  /** Whether it estimates discounts from counts of counts, which may fail. */
  readonly estimates: boolean;
  /** Whether it needs a uniform law over the vocabulary below it. */
  readonly needsUniform?: boolean;
  smooth(grams: KnownGrams): SmoothedLaw;
}
