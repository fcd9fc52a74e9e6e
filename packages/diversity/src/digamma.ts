// The digamma function ψ = Γ′/Γ; Abramowitz & Stegun (1964), 6.3.5 (recurrence) and 6.3.18 (asymptotic series).

/** ψ(x) for x > 0, to about 1e-15 of ln x; NaN elsewhere. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  let y = x;
  for (; y < 12; y++) shift -= 1 / y;
  const u = 1 / (y * y);
  // The terms are the Bernoulli numbers B₂ₖ / 2k; the first one left out is below 2e-16 at y = 12.
  const series = u * (1 / 12 - u * (1 / 120 - u * (1 / 252 - u * (1 / 240 - u * (1 / 132 - u * (691 / 32760 - u / 12))))));
  return shift + Math.log(y) - 0.5 / y - series;
}
