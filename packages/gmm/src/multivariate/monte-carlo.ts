// Means of independent draws, with how far they may be off.

/** An estimate by draws. */
export interface Estimate {
  readonly estimate: number;
  /** Of the estimate; the sample variance divides by draws − 1. */
  readonly standardError: number;
}

/** The mean of independent terms. */
export function meanOf(terms: Float64Array): Estimate {
  const n = terms.length;
  const estimate = terms.reduce((sum, term) => sum + term, 0) / n;
  const variance = terms.reduce((sum, term) => sum + (term - estimate) * (term - estimate), 0) / (n - 1);
  return { estimate, standardError: Math.sqrt(variance / n) };
}
