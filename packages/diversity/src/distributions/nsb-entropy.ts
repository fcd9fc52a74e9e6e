// Entropy under a mixture of Dirichlet priors that is nearly flat in the entropy itself; Nemenman, Shafee & Bialek (2002).
import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { goldenSection } from '../kernels/golden-section.ts';
import { logRisingFactorial } from '../kernels/log-rising-factorial.ts';
import { groupCounts, type GroupedCounts } from './grouped-counts.ts';

// Weights below exp(−40) of the largest change no digit that is asked for.
const NEGLIGIBLE = 40;
const STEPS = 2000;

/**
 * Posterior mean entropy in nats of a law over `cells` cells, most of which may be unseen; the result depends on their number. NaN for
 * fewer cells than types seen, or none counted; 0 for one cell. The integral over the concentration β of each cell is taken over ln β.
 */
export function nsbEntropy(counts: ArrayLike<number>, cells: number): number {
  const grouped = groupCounts(counts);
  const types = grouped.types.reduce((sum, number) => sum + number, 0);
  if (!(grouped.n > 0 && cells >= types)) return NaN;
  if (cells === 1) return 0;
  const weight = (x: number): number => logWeight(grouped, cells, x);
  const peak = goldenSection((x) => -weight(x), -50, 50);
  const top = weight(peak);
  const negligible = (x: number): boolean => weight(x) < top - NEGLIGIBLE;
  const low = border(peak, -1, negligible);
  const high = border(peak, 1, negligible);
  // The trapezoidal rule, which is exact to all digits for a smooth integrand that fades at both ends.
  let sum = 0;
  let norm = 0;
  for (let i = 0; i <= STEPS; i++) {
    const x = low + ((high - low) * i) / STEPS;
    const share = Math.exp(weight(x) - top);
    norm += share;
    sum += share * meanEntropy(grouped, cells, types, Math.exp(x));
  }
  return sum / norm;
}

/** Where, going from the peak in one direction, the weight becomes negligible. */
function border(peak: number, direction: number, negligible: (x: number) => boolean): number {
  let step = 1e-3;
  while (!negligible(peak + direction * step)) step *= 1.5;
  return peak + direction * step;
}

/** ln of evidence × prior density at β = exp(x), per unit of x. */
function logWeight({ n, values, types }: GroupedCounts, cells: number, x: number): number {
  const beta = Math.exp(x);
  let log = x + Math.log(entropySlope(beta, cells)) - logRisingFactorial(cells * beta, n);
  for (let k = 0; k < values.length; k++) log += types[k]! * logRisingFactorial(beta, values[k]!);
  return log;
}

/** dξ / dβ of the prior mean entropy ξ = ψ(cells β + 1) − ψ(β + 1); by its series where the two terms cancel. */
function entropySlope(beta: number, cells: number): number {
  if (beta < 200) return cells * trigamma(cells * beta + 1) - trigamma(beta + 1);
  const k = 1 / cells;
  return ((1 - k) / 2 - ((1 - k * k) / 6 - (1 - k * k * k * k) / (30 * beta * beta)) / beta) / (beta * beta);
}

/** Posterior mean entropy for a fixed β; Wolpert & Wolf (1995). */
function meanEntropy({ n, values, types }: GroupedCounts, cells: number, seen: number, beta: number): number {
  const total = n + cells * beta;
  let entropy = digamma(total + 1) - (((cells - seen) * beta) / total) * digamma(beta + 1);
  for (let k = 0; k < values.length; k++) entropy -= ((types[k]! * (values[k]! + beta)) / total) * digamma(values[k]! + beta + 1);
  return entropy;
}
