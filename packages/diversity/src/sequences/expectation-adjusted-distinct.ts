// Expectation-adjusted distinct, which takes out what length alone does to distinct-1; Liu et al. (2022).

/**
 * Distinct tokens over the number to be expected among `total` uniform draws from a vocabulary: distinct / (V (1 − (1 − 1/V)^total)).
 * 1 for uniform text at any length, below for natural text, above 1 where the vocabulary given is too small; NaN without tokens.
 */
export function expectationAdjustedDistinct(distinct: number, total: number, vocabulary: number): number {
  return distinct / (-vocabulary * Math.expm1(total * Math.log1p(-1 / vocabulary)));
}
