// The survival sequence of a rare symbol under resampling: Suresh et al. 2024 [R].

/**
 * g₁ = 1, g_(k+1) = 1 − e^(−g_k), between 1/k and 3/k and about 2/k: the chance that a symbol of expected count 1 is still there after k
 * resamplings is 1 − e^(−g_k) = g_(k+1). k counts samples from the law that np₀ speaks of: k = t where that is the truth, and k = t − 1
 * where it is the law of a corpus, which the first fit has learned whole.
 */
export function sureshG(k: number): number {
  let g = 1;
  for (let i = 1; i < k; i++) g = -Math.expm1(-g);
  return g;
}
