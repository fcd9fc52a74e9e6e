// Rarefaction of Hill numbers to a common sample size; Hurlbert (1971) for order 0, Chao et al. (2014) for every order.
import { LogSum } from '../kernels/log-sum.ts';
import { logMeanPower, meanPowerLessOne } from '../kernels/size-biased-share.ts';
import { groupCounts, type GroupedCounts } from './grouped-counts.ts';

// Within this distance of order 1 the direct form ln(Σ pᵠ) / (1 − q) cancels, and the expm1 form does not.
const NEAR_ONE = 0.5;

/**
 * Hill number, in types, of the expected frequency counts E[Vⱼ] in a subsample of `size` units drawn without replacement
 * (not the expected Hill number); equals the plug-in at size = n. NaN unless counts and size are whole, 1 ≤ size ≤ n and
 * order ≥ 0. Order Infinity is size / min(size, largest count), the limit.
 *
 * Works from Σⱼ E[Vⱼ] (j / size)ᵠ = Σ over types of (count / n) E[p^(q − 1)], p the type's share of a subsample seen from one
 * of its units: every term is positive and no binomial coefficient is formed.
 */
export function rarefiedHillNumber(counts: ArrayLike<number>, order: number, size: number): number {
  const grouped = groupCounts(counts);
  const { n, values } = grouped;
  if (!Number.isInteger(size) || !values.every(isCount) || !(size >= 1 && size <= n) || !(order >= 0)) return NaN;
  if (size === 1) return 1;
  if (order === 0) return expectedTypes(grouped, size);
  if (order === 2) return 1 / expectedSimpson(grouped, size);
  if (order === Infinity) return size / Math.min(size, values[values.length - 1]!);
  const excess = order - 1;
  if (excess === 0) return Math.exp(-powerSumLessOne(grouped, size, 0));
  if (Math.abs(excess) < NEAR_ONE) return Math.exp(-Math.log1p(powerSumLessOne(grouped, size, excess)) / excess);
  return Math.exp(-logPowerSum(grouped, size, excess) / excess);
}

function isCount(value: number): boolean {
  return value > 0 && Number.isInteger(value);
}

/** E[V] = Σ 1 − C(n − count, size) / C(n, size), the ratio as a running product of (n − size − i) / (n − i), i < count. */
function expectedTypes({ n, values, types }: GroupedCounts, size: number): number {
  let expected = 0;
  let logMissed = 0;
  let i = 0;
  for (let k = 0; k < values.length; k++) {
    // A type of more than n − size units cannot be missed; below exp(−50) a miss changes no digit.
    for (; i < values[k]! && logMissed > -50; i++) logMissed += i < n - size ? Math.log1p(-size / (n - i)) : -Infinity;
    expected -= types[k]! * Math.expm1(logMissed);
  }
  return expected;
}

/** Σⱼ E[Vⱼ] (j / size)², in closed form: the hypergeometric law's second moment. */
function expectedSimpson({ n, values, types }: GroupedCounts, size: number): number {
  let samePairs = 0;
  for (let k = 0; k < values.length; k++) samePairs += types[k]! * (values[k]! / n) * ((values[k]! - 1) / (n - 1));
  return (1 + (size - 1) * samePairs) / size;
}

/** Σⱼ E[Vⱼ] (j / size)ᵠ − 1 with q = 1 + excess; its derivative, Σⱼ E[Vⱼ] (j / size) ln(j / size), when the excess is 0. */
function powerSumLessOne({ n, values, types }: GroupedCounts, size: number, excess: number): number {
  const meanOf = meansOf(n, size, excess);
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const count = values[k]!;
    sum += ((types[k]! * count) / n) * meanOf(count);
  }
  return sum;
}

/** The means that were asked for last: generations of a loop are of one size, and their cells of the same few hundred counts. */
let known = { n: NaN, size: NaN, excess: NaN, means: new Map<number, number>() };

/** More are not kept. */
const MOST_MEANS = 65_536;

/** `meanPowerLessOne` by count, computed once for each. */
function meansOf(n: number, size: number, excess: number): (count: number) => number {
  if (known.n !== n || known.size !== size || known.excess !== excess || known.means.size > MOST_MEANS) known = { n, size, excess, means: new Map() };
  const { means } = known;
  return (count) => {
    let mean = means.get(count);
    if (mean === undefined) means.set(count, (mean = meanPowerLessOne({ n, count, size }, excess)));
    return mean;
  };
}

/** ln Σⱼ E[Vⱼ] (j / size)ᵠ with q = 1 + excess. */
function logPowerSum({ n, values, types }: GroupedCounts, size: number, excess: number): number {
  const sum = new LogSum();
  for (let k = 0; k < values.length; k++) {
    const count = values[k]!;
    sum.add(Math.log((types[k]! * count) / n) + logMeanPower({ n, count, size }, excess));
  }
  return sum.value;
}
