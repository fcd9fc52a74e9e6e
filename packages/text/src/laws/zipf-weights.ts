// Zipf's law (Zipf 1949): the r-th most frequent of n types has a share in proportion to r to the power −s.

/** Shares of n types by rank, which sum to one; exponent 0 is the uniform law. */
export function zipfWeights(n: number, exponent: number): Float64Array {
  const weights = Float64Array.from({ length: n }, (_, i) => Math.exp(-exponent * Math.log(i + 1)));
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
}
