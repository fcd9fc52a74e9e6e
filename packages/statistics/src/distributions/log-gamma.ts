// The logarithm of the gamma function by Stirling's series; Abramowitz & Stegun (1964), 6.1.41 and 6.1.15.

/** ln Γ(x) for x > 0, to an absolute error of about 1e-15 · max(1, x ln x); NaN elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  // The series wants a large argument: Γ(x) = Γ(x + k) / (x (x + 1) … (x + k − 1)).
  let product = 1;
  let z = x;
  for (; z < 15; z++) product *= z;
  const r = 1 / (z * z);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(product);
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
