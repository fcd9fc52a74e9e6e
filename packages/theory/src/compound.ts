// Powers and geometric sums without `**`, whose last bits differ between engines, and without cancellation near 1.

/** (1 + rate)^times for rate ≥ −1, accurate where the rate is tiny and `times` large; 1 at times = 0, also for rate = −1. */
export function compound(rate: number, times: number): number {
  return times === 0 ? 1 : Math.exp(times * Math.log1p(rate));
}

/** base^exponent for base ≥ 0; 1 at exponent = 0, also for base = 0. */
export function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : Math.exp(exponent * Math.log(base));
}

/** 1 + q + … + q^(terms − 1) for 0 ≤ q; `terms` may be ∞. */
export function geometricSum(q: number, terms: number): number {
  if (q === 1) return terms;
  return (1 - power(q, terms)) / (1 - q);
}
