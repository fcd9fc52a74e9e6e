// Log-probabilities of counts without cancellation, however large the counts (Loader 2000, "Fast and accurate computation of binomial probabilities").

const TWO_PI = 6.283185307179586;

// ln k! − k ln k + k for the k whose factorials are exact.
const SMALL = new Float64Array(16);
for (let k = 1, factorial = 1; k < SMALL.length; k++) {
  factorial *= k;
  SMALL[k] = Math.log(factorial) - k * Math.log(k) + k;
}

/** ln k! − k ln k + k for a whole number k ≥ 0, by Stirling's series from 16 on: what a count's factorial adds beyond its largest terms. */
export function factorialExcess(k: number): number {
  if (k < SMALL.length) return SMALL[k]!;
  const square = k * k;
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square;
  return 0.5 * Math.log(TWO_PI * k) + series / k;
}

/** x ln(x / mean) + mean − x, half the Poisson deviance of a count x ≥ 0, to full relative precision also where x is near its mean. */
export function halfDeviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
