// How probable the types seen once are, from which the unseen are estimated; Good (1953), Chao et al. (2013).

/** Estimated mean probability of the types seen once, 2f₂ / ((n − 1) f₁ + 2f₂), or 2 / ((n − 1)(f₁ − 1) + 2) where f₂ = 0. */
export function singletonRarity(n: number, once: number, twice: number): number {
  return twice > 0 ? (2 * twice) / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2);
}
