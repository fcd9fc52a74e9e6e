// Number of modes of a Gaussian kernel density estimate; Silverman (1981).
import { cellsOver } from './histogram.ts';
import { localMaxima } from './local-maxima.ts';
import { moments } from './moments.ts';

export interface ModesOptions {
  /**
   * Standard deviation of the kernel in units of the sample, or a rule: sd · n^(−1/5) (Scott 1992), sd · (3n/4)^(−1/5) (Silverman
   * 1986), sd over n − 1.
   */
  readonly bandwidth: number | 'scott' | 'silverman';
  /** Equally spaced points at which the density is taken, from `cut` bandwidths below the least value to `cut` above the largest. */
  readonly grid: number;
  readonly cut: number;
}

/**
 * Peaks on the grid, and the bandwidth in units of the sample. Both rules go by the standard deviation, so that a
 * sample that has lost modes shows its noise as new ones: fix the bandwidth at generation 0 to compare. 0 modes where all values
 * are equal or none.
 */
export function kernelDensityModes(sample: ArrayLike<number>, { bandwidth, grid, cut }: ModesOptions): { modes: number; bandwidth: number } {
  const n = sample.length;
  const width = typeof bandwidth === 'number' ? bandwidth : ruleOfThumb(sample, bandwidth);
  if (!(width > 0)) return { modes: 0, bandwidth: width };
  const { low, high } = cellsOver(sample, 1);
  const start = low - cut * width;
  const step = (high + cut * width - start) / (grid - 1);
  const density = Float64Array.from({ length: grid }, (_, g) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const z = (start + g * step - sample[i]!) / width;
      sum += Math.exp(-0.5 * z * z);
    }
    return sum;
  });
  return { modes: localMaxima(density).length, bandwidth: width };
}

function ruleOfThumb(sample: ArrayLike<number>, rule: 'scott' | 'silverman'): number {
  const { n, sampleVariance } = moments(sample);
  return Math.sqrt(sampleVariance) * Math.exp(-Math.log(rule === 'scott' ? n : 0.75 * n) / 5);
}
