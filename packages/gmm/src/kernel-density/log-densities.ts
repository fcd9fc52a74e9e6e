// The log-density of a kernel density at given points: one exponential per pair, without the leaves of kernels too far off to matter.
import type { Points } from '@collapse-lab/numeric';
import { expNegative } from '../kernels/exp-negative.ts';
import { invertLower, logDetOfFactor } from '../multivariate/cholesky.ts';
import { squaredDistance } from '../multivariate/squared-distance.ts';
import type { KernelDensity } from './kernel-density.ts';
import { packLeaves, squaredDistanceToBox, type Leaves } from './leaves.ts';

/** What a kernel density is evaluated with. */
interface Evaluator {
  readonly dimensions: number;
  /** d × d, row-major: L⁻¹ / √2, after which the exponent of a kernel is the squared distance. */
  readonly whitening: Float64Array;
  /** n × d: centres, whitened, leaf after leaf, and their weights. */
  readonly centres: Float64Array;
  readonly masses: Float64Array;
  readonly leaves: Leaves;
  /** Σ w. */
  readonly total: number;
  /** Log of a kernel's peak, over Σ w. */
  readonly peak: number;
}

/** Whitened and packed once for every law that is asked. */
const evaluators = new WeakMap<KernelDensity, Evaluator>();

/** Half of a double's last place, in nats: what is left out of a sum changes it by less. */
const NATS_OF_ROUNDING = 53 * Math.LN2;

/** Sums below this may have lost kernels to underflow. */
const FAR = 1e-280;

/**
 * Log-density at each point, in nats, with log-sum-exp where every kernel is far off. Kernels are left out where those of all leaves
 * together could not change the sum by 2⁻⁵³ of itself.
 */
export function kernelLogDensities(law: KernelDensity, points: Points): Float64Array {
  const evaluator = evaluatorOf(law);
  const d = law.dimensions;
  const whitened = whiten(points.values, evaluator.whitening, d);
  const toBoxes = new Float64Array(evaluator.leaves.starts.length - 1);
  const logs = new Float64Array(whitened.length / d);
  for (let i = 0; i < logs.length; i++) logs[i] = evaluator.peak + logSumAt(evaluator, whitened, i * d, toBoxes);
  return logs;
}

function evaluatorOf(law: KernelDensity): Evaluator {
  const known = evaluators.get(law);
  if (known) return known;
  const made = prepare(law);
  evaluators.set(law, made);
  return made;
}

function prepare({ dimensions: d, centres, weight, factor }: KernelDensity): Evaluator {
  const whitening = new Float64Array(d * d);
  invertLower(factor, d, whitening);
  for (let at = 0; at < d * d; at++) whitening[at]! *= Math.SQRT1_2;
  const values = whiten(centres, whitening, d);
  const leaves = packLeaves({ values, dimensions: d });
  const packed = new Float64Array(values.length);
  const masses = new Float64Array(leaves.order.length).fill(1);
  leaves.order.forEach((i, place) => {
    packed.set(values.subarray(i * d, (i + 1) * d), place * d);
    if (weight) masses[place] = weight[i]!;
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return {
    dimensions: d,
    whitening,
    centres: packed,
    masses,
    leaves,
    total,
    peak: -0.5 * d * Math.log(2 * Math.PI) - logDetOfFactor(factor, d) - Math.log(total),
  };
}

/** A · x for every point x of n × d and a lower A. */
function whiten(values: Float64Array, lower: Float64Array, d: number): Float64Array {
  const whitened = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += d) {
    for (let row = 0; row < d; row++) {
      for (let column = 0; column <= row; column++) whitened[at + row]! += lower[row * d + column]! * values[at + column]!;
    }
  }
  return whitened;
}

/** ln Σ w exp(−‖x − c‖²) for the whitened point x at `at`; `toBoxes` is working memory. */
function logSumAt(evaluator: Evaluator, point: Float64Array, at: number, toBoxes: Float64Array): number {
  const { dimensions: d, leaves, total } = evaluator;
  // The nearest leaf first: what it holds tells how far one must look.
  let nearest = 0;
  for (let leaf = 0; leaf < toBoxes.length; leaf++) {
    toBoxes[leaf] = squaredDistanceToBox(point, at, leaves, leaf, d);
    if (toBoxes[leaf]! < toBoxes[nearest]!) nearest = leaf;
  }
  let sum = sumOfLeaf(evaluator, nearest, point, at);
  const furthest = Math.log(total) + NATS_OF_ROUNDING - Math.log(sum);
  for (let leaf = 0; leaf < toBoxes.length; leaf++) {
    if (toBoxes[leaf]! > furthest || leaf === nearest) continue;
    sum += sumOfLeaf(evaluator, leaf, point, at);
  }
  return sum > FAR ? Math.log(sum) : farLogSum(evaluator, point, at);
}

/** Σ w exp(−‖x − c‖²) over the kernels of a leaf; the plane and the line are written out. */
function sumOfLeaf({ dimensions: d, centres, masses, leaves: { starts } }: Evaluator, leaf: number, point: Float64Array, at: number): number {
  const [from, to] = [starts[leaf]!, starts[leaf + 1]!];
  const x = point[at]!;
  let sum = 0;
  if (d === 1) {
    for (let j = from; j < to; j++) {
      const dx = centres[j]! - x;
      sum += masses[j]! * expNegative(dx * dx);
    }
  } else if (d === 2) {
    const y = point[at + 1]!;
    for (let j = from; j < to; j++) {
      const dx = centres[2 * j]! - x;
      const dy = centres[2 * j + 1]! - y;
      sum += masses[j]! * expNegative(dx * dx + dy * dy);
    }
  } else {
    for (let j = from; j < to; j++) sum += masses[j]! * expNegative(squaredDistance(centres, j * d, point, at, d));
  }
  return sum;
}

/** The same logarithm about the nearest kernel; −∞ for a point at infinity. */
function farLogSum({ dimensions: d, centres, masses }: Evaluator, point: Float64Array, at: number): number {
  let nearest = Infinity;
  for (let j = 0; j < masses.length; j++) if (masses[j]! > 0) nearest = Math.min(nearest, squaredDistance(centres, j * d, point, at, d));
  if (nearest === Infinity) return -Infinity;
  let sum = 0;
  for (let j = 0; j < masses.length; j++) if (masses[j]! > 0) sum += masses[j]! * expNegative(squaredDistance(centres, j * d, point, at, d) - nearest);
  return Math.log(sum) - nearest;
}
