// Differential entropy of a mixture on the line. There is no closed form, so −∫ p ln p is integrated between the components' landmarks.
import { gaussianEntropy } from '@collapse-lab/diversity';
import { expNegative } from './exp-negative.ts';
import { integrate } from './gauss-kronrod.ts';
import { logPeak, type Mixture1d } from './mixture1d.ts';

// Beyond 9 standard deviations a component leaves 2 · 10⁻¹⁹ of its mass.
const LANDMARKS = [-9, -4, -1.5, 0, 1.5, 4, 9] as const;
const PANEL_TOLERANCE = 1e-12;

/**
 * Differential entropy in nats; −∞ where a component with weight has variance 0. Absolute error below 10⁻¹⁰ where components are wider
 * than 10⁻⁶ of their mean; of narrower ones the places on the line are rounded, and the error is up to about eps · |mean| / width.
 */
export function mixture1dEntropy(law: Mixture1d): number {
  const present = [...law.weights.keys()].filter((j) => law.weights[j]! > 0);
  if (present.some((j) => law.variances[j] === 0)) return -Infinity;
  if (present.length === 1) return gaussianEntropy(law.variances[present[0]!]!);
  const weights = present.map((j) => law.weights[j]!);
  const means = present.map((j) => law.means[j]!);
  const variances = present.map((j) => law.variances[j]!);
  const peaks = present.map((_, j) => logPeak(weights[j]!, variances[j]!));
  const logTerm = new Float64Array(present.length);

  const surprise = (x: number): number => {
    let top = -Infinity;
    for (let j = 0; j < logTerm.length; j++) {
      const d = x - means[j]!;
      logTerm[j] = peaks[j]! - (0.5 * d * d) / variances[j]!;
      if (logTerm[j]! > top) top = logTerm[j]!;
    }
    let sum = 0;
    for (let j = 0; j < logTerm.length; j++) sum += expNegative(top - logTerm[j]!);
    const logDensity = top + Math.log(sum);
    const density = Math.exp(logDensity);
    return density === 0 ? 0 : -density * logDensity;
  };

  const borders = means.flatMap((mean, j) => LANDMARKS.map((z) => mean + z * Math.sqrt(variances[j]!))).sort((a, b) => a - b);
  let entropy = 0;
  for (let i = 1; i < borders.length; i++) {
    if (borders[i]! > borders[i - 1]!) entropy += integrate(surprise, borders[i - 1]!, borders[i]!, PANEL_TOLERANCE);
  }
  return entropy;
}
