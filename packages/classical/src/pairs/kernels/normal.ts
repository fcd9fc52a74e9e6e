// The normal law on the line, as a log-density.

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln N(x; mean, variance); of variance 0, +∞ at the mean and −∞ elsewhere. */
export function logNormalDensity(x: number, mean: number, variance: number): number {
  const apart = x - mean;
  if (variance === 0) return apart === 0 ? Infinity : -Infinity;
  return -0.5 * ((apart * apart) / variance + Math.log(variance)) - HALF_LOG_TWO_PI;
}

/** Entropy ½ ln(2πe · variance) in nats. */
export function normalEntropy(variance: number): number {
  return 0.5 + HALF_LOG_TWO_PI + 0.5 * Math.log(variance);
}
