// Differential entropy of a Gaussian in closed form; Cover & Thomas, Elements of Information Theory, theorem 8.4.1.

/** Differential entropy ½ ln(2πe σ²) in nats of a one-dimensional Gaussian with the given variance; −∞ at variance 0, NaN below. */
export function gaussianEntropy(variance: number): number {
  return 0.5 * (1 + Math.log(2 * Math.PI * variance));
}
