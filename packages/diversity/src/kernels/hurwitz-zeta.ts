// The Hurwitz zeta function by Euler–Maclaurin summation; Abramowitz & Stegun (1964), 23.1.30; Johansson (2015).

const DIRECT_TERMS = 12;
// B₂ₖ / (2k)!, k = 1 … 8.
const BERNOULLI = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000, 1 / 74724249600, -3617 / 10670622842880000];

/**
 * aˢ ζ(s, a) = Σ_{k ≥ 0} (1 + k / a)^−s for s > 1 and a > 0, to about 1e-14; NaN elsewhere. The factor keeps it within range for any
 * s: ζ(s, a) itself underflows for steep laws.
 */
export function scaledHurwitzZeta(s: number, a: number): number {
  if (!(s > 1 && a > 0)) return NaN;
  let sum = 0;
  for (let k = 0; k < DIRECT_TERMS; k++) sum += Math.exp(-s * Math.log1p(k / a));
  const x = a + DIRECT_TERMS;
  const power = Math.exp(-s * Math.log(x / a));
  sum += (x * power) / (s - 1) + power / 2;
  // s (s + 1) … (s + 2k − 2) x^(−s − 2k + 1)
  let factor = (s * power) / x;
  for (let k = 0; k < BERNOULLI.length; k++) {
    sum += BERNOULLI[k]! * factor;
    factor *= ((s + 2 * k + 1) * (s + 2 * k + 2)) / (x * x);
  }
  return sum;
}
